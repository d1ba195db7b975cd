package dev.cordon.rig;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority of one run, and a certificate for every host that is asked for. */
public final class Certificates {
  private static final X500Name AUTHORITY = new X500Name("CN=Cordon rig");
  private static final char[] NO_PASSWORD = new char[0];

  private final KeyPair authorityKey = newKey();
  private final KeyPair leafKey = newKey();
  private final AtomicLong serial = new AtomicLong(System.currentTimeMillis());
  private final X509Certificate authority = issue("CN=Cordon rig", "", true);
  private final Map<String, SSLContext> contexts = new ConcurrentHashMap<>();

  /** The authority's certificate, as a browser imports it. */
  public String authorityPem() {
    return pem(authority);
  }

  /** The certificate of a host, as a server reads it. */
  public String hostPem(String host) {
    return pem(issue("CN=host", host, false));
  }

  /** The private key of every host, as a server reads it. */
  public String hostKeyPem() {
    var lines = Base64.getMimeEncoder().encodeToString(leafKey.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
  }

  /** What a client needs to believe these certificates, and no others. */
  public SSLContext trusting() {
    try {
      var known = KeyStore.getInstance("PKCS12");
      known.load(null, NO_PASSWORD);
      known.setCertificateEntry("authority", authority);
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(known);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the authority cannot be trusted", e);
    }
  }

  private static String pem(Object object) {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  /** Base64 SHA-256 digest of the public key that all hosts share. */
  String leafKeyDigest() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(leafKey.getPublic().getEncoded());
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** TLS as this host; an IPv6 address without brackets. */
  SSLContext contextOf(String host) {
    return contexts.computeIfAbsent(host, this::newContext);
  }

  private SSLContext newContext(String host) {
    try {
      var chain = new Certificate[] {issue("CN=host", host, false), authority};
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(null, NO_PASSWORD);
      keys.setKeyEntry("leaf", leafKey.getPrivate(), NO_PASSWORD, chain);
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, NO_PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("No certificate for " + host, e);
    }
  }

  private X509Certificate issue(String subject, String host, boolean isAuthority) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              AUTHORITY,
              BigInteger.valueOf(serial.incrementAndGet()),
              Date.from(Instant.now().minus(Duration.ofDays(1))),
              Date.from(Instant.now().plus(Duration.ofDays(30))),
              new X500Name(subject),
              isAuthority ? authorityKey.getPublic() : leafKey.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      int usage = isAuthority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature;
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      if (!isAuthority) {
        boolean isAddress = host.matches("[0-9.]+") || host.contains(":");
        int type = isAddress ? GeneralName.iPAddress : GeneralName.dNSName;
        builder.addExtension(
            Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(type, host)));
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("No certificate for " + host, e);
    }
  }

  private static KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
