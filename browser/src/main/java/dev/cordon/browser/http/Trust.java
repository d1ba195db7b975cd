package dev.cordon.browser.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed. */
final class Trust {
  private static final int MAX_PEM_BYTES = 1024 * 1024;

  private Trust() {}

  /** The certificates of a PEM file. */
  static List<X509Certificate> read(Path pem) throws IOException {
    if (Files.size(pem) > MAX_PEM_BYTES) {
      throw new IOException(pem + " has more than " + MAX_PEM_BYTES + " bytes, too many for PEM.");
    }
    try (var in = Files.newInputStream(pem)) {
      var certificates = new ArrayList<X509Certificate>();
      for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        certificates.add((X509Certificate) one);
      }
      if (certificates.isEmpty()) {
        throw new IOException(pem + " holds no certificate.");
      }
      return certificates;
    } catch (CertificateException malformed) {
      throw new IOException(pem + " holds no certificate in PEM: " + malformed.getMessage());
    }
  }

  /** Java's authorities and these. */
  static SSLContext alsoIn(List<X509Certificate> authorities) {
    try {
      if (authorities.isEmpty()) {
        return SSLContext.getDefault();
      }
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var number = 0;
      for (var authority : javasOwn()) {
        store.setCertificateEntry("java-" + number++, authority);
      }
      for (var authority : authorities) {
        store.setCertificateEntry("given-" + number++, authority);
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return context(factory.getTrustManagers());
    } catch (GeneralSecurityException | IOException fault) {
      throw new IllegalStateException("The certificates cannot be trusted: " + fault, fault);
    }
  }

  private static List<X509Certificate> javasOwn() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    for (var manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return List.of(x509.getAcceptedIssuers());
      }
    }
    return Collections.emptyList();
  }

  /** Anybody, under any name. */
  static SSLContext everything() {
    try {
      return context(new Everybody());
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("This Java has no TLS", fault);
    }
  }

  private static SSLContext context(TrustManager... managers) throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers, null);
    return context;
  }

  /** Extended, since Java compares names itself where a manager is not. */
  private static final class Everybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
