package dev.cordon.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;

/**
 * A self-signed certificate for a developer's machine (X.509, RFC 5280), made anew at each start
 * and kept in memory. The JDK can sign but has no public way to write a certificate, so its few
 * fields are written here in DER.
 */
public final class DevCertificate {
  private static final Duration VALIDITY = Duration.ofDays(30);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final byte[] ECDSA_WITH_SHA256 =
      oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02);
  private static final byte[] COMMON_NAME = oid(0x55, 0x04, 0x03);
  private static final byte[] SUBJECT_ALT_NAME = oid(0x55, 0x1d, 0x11);
  private static final byte[] EXT_KEY_USAGE = oid(0x55, 0x1d, 0x25);
  private static final byte[] SERVER_AUTH = oid(0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01);

  private DevCertificate() {}

  /** A key and a certificate for these names; IPv6 addresses stand in brackets. */
  public static PemKeyCertOptions forNames(Collection<String> names, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      byte[] certificate = certificate(keys, names, now);
      return new PemKeyCertOptions()
          .addCertValue(pem("CERTIFICATE", certificate))
          .addKeyValue(pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks ECDSA with P-256", e);
    }
  }

  private static byte[] certificate(KeyPair keys, Collection<String> names, Instant now)
      throws GeneralSecurityException {
    byte[] algorithm = sequence(ECDSA_WITH_SHA256);
    byte[] issuer =
        sequence(set(sequence(COMMON_NAME, utf8("Cordon development, not for production"))));
    byte[] validity = sequence(time(now.minus(Duration.ofMinutes(5))), time(now.plus(VALIDITY)));
    byte[] extensions =
        tagged(
            3,
            sequence(
                sequence(SUBJECT_ALT_NAME, octets(sequence(alternatives(names)))),
                sequence(EXT_KEY_USAGE, octets(sequence(SERVER_AUTH)))));
    byte[] body =
        sequence(
            tagged(0, der(0x02, new byte[] {2})),
            der(0x02, new BigInteger(63, new SecureRandom()).add(BigInteger.ONE).toByteArray()),
            algorithm,
            issuer,
            validity,
            issuer,
            keys.getPublic().getEncoded(),
            extensions);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(body);
    return sequence(body, algorithm, der(0x03, concat(new byte[] {0}, signature.sign())));
  }

  private static byte[] alternatives(Collection<String> names) {
    byte[] all = new byte[0];
    for (String name : names) {
      boolean address = name.startsWith("[") || name.matches("[0-9.]+");
      all =
          concat(
              all,
              address
                  ? der(0x87, address(name))
                  : der(0x82, name.getBytes(StandardCharsets.US_ASCII)));
    }
    return all;
  }

  private static byte[] address(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + literal, e);
    }
  }

  private static byte[] time(Instant instant) {
    return der(0x18, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] utf8(String text) {
    return der(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] octets(byte[] content) {
    return der(0x04, content);
  }

  private static byte[] set(byte[] content) {
    return der(0x31, content);
  }

  private static byte[] sequence(byte[]... parts) {
    return der(0x30, concat(parts));
  }

  private static byte[] tagged(int number, byte[] content) {
    return der(0xa0 | number, content);
  }

  private static byte[] oid(int... bytes) {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    return der(0x06, content);
  }

  /** Tag, length, content (X.690, section 8.1). */
  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 4);
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else if (content.length < 0x100) {
      out.write(0x81);
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static Buffer pem(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Buffer.buffer(
        "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
  }
}
