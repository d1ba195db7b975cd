package dev.cordon.comparison;

import dev.cordon.gateway.DevCertificate;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** One certificate for every name, in a key store. */
public final class Certificate {
  static final String PASSWORD = "comparison-only";

  private final KeyStore store;

  private Certificate(KeyStore store) {
    this.store = store;
  }

  public static Certificate forNames(List<String> names)
      throws GeneralSecurityException, IOException {
    PemKeyCertOptions pem = DevCertificate.forNames(names, Instant.now());
    var certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getCertValue().getBytes()));
    String key =
        pem.getKeyValue().toString(StandardCharsets.US_ASCII).replaceAll("-----[^-]+-----|\\s", "");
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key));
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "comparison",
        KeyFactory.getInstance("EC").generatePrivate(spec),
        PASSWORD.toCharArray(),
        new java.security.cert.Certificate[] {certificate});
    return new Certificate(store);
  }

  /** For a server that shows it, and for a client that trusts it. */
  public SSLContext tls() throws GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return tls;
  }

  /** By which Chromium is told to trust it: the base64 SHA-256 digest of its SPKI. */
  String digest() throws GeneralSecurityException {
    byte[] key = store.getCertificate("comparison").getPublicKey().getEncoded();
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
  }
}
