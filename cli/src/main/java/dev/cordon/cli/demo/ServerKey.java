package dev.cordon.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The public key a server on this machine shows, so that one browser can be told to trust it alone.
 */
final class ServerKey {
  private static final int PATIENCE_MILLIS = 10_000;

  private ServerKey() {}

  /** The base64 SHA-256 digest of the SPKI of whoever listens on the origin's port of 127.0.0.1. */
  static String digest(URI origin) throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyServer()}, null);
      try (var socket = (SSLSocket) context.getSocketFactory().createSocket()) {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), origin.getPort()),
            PATIENCE_MILLIS);
        socket.startHandshake();
        var key = socket.getSession().getPeerCertificates()[0].getPublicKey().getEncoded();
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("no TLS with " + origin, e);
    }
  }

  /** Only looks at the certificate; nothing is ever sent over such a connection. */
  private static final class AnyServer implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
