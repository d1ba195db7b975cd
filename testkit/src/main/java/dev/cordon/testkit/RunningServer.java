package dev.cordon.testkit;

import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.web.Url;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A server at an address, asked under whatever name the URL has: Java's own client lets nobody
 * write the Host header. One connection a request, bounded in time and size.
 */
final class RunningServer implements Network {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

  private final Url server;

  RunningServer(Url server) {
    if (!server.isHttp()) {
      throw new IllegalArgumentException(
          server
              + " is no http or https URL. Write where the server listens, such as"
              + " http://127.0.0.1:8080.");
    }
    this.server = server;
  }

  @Override
  public Response send(Request request) throws NetworkFailure {
    try (var socket = connect()) {
      socket.setSoTimeout((int) READ_TIMEOUT.toMillis());
      var out = socket.getOutputStream();
      out.write(head(request).getBytes(StandardCharsets.ISO_8859_1));
      if (request.body() != null) {
        out.write(request.body().bytes());
      }
      out.flush();
      return new AnswerReader(socket.getInputStream(), READ_TIMEOUT).read(request.method());
    } catch (SocketTimeoutException late) {
      throw new NetworkFailure(server + " did not answer in time", late);
    } catch (IOException broken) {
      throw new NetworkFailure(server + " gave no answer: " + broken.getMessage(), broken);
    }
  }

  private Socket connect() throws IOException {
    var plain = new Socket();
    try {
      var address =
          InetAddress.getByName(String.valueOf(server.hostText()).replaceAll("[\\[\\]]", ""));
      plain.connect(
          new InetSocketAddress(address, server.port()), (int) CONNECT_TIMEOUT.toMillis());
      return server.scheme().equals("https")
          ? trustingAnybody().createSocket(plain, server.hostText(), server.port(), true)
          : plain;
    } catch (IOException | RuntimeException failed) {
      plain.close();
      throw failed;
    }
  }

  private String head(Request request) throws NetworkFailure {
    var url = request.url();
    var text = new StringBuilder(512);
    text.append(request.method()).append(' ').append(url.pathAndQuery()).append(" HTTP/1.1\r\n");
    line("Host", authority(url), text);
    for (var i = 0; i < request.headers().size(); i++) {
      line(request.headers().name(i), request.headers().value(i), text);
    }
    if (url.scheme().equals("https") && server.scheme().equals("http")) {
      line("X-Forwarded-Proto", "https", text);
    }
    var body = request.body();
    if (body != null) {
      line("Content-Length", String.valueOf(body.length()), text);
    } else if (request.method().equals("POST") || request.method().equals("PUT")) {
      line("Content-Length", "0", text);
    }
    if (request.header("Upgrade") == null) {
      line("Connection", "close", text);
    }
    return text.append("\r\n").toString();
  }

  private static void line(String name, String value, StringBuilder text) throws NetworkFailure {
    if ((name + value).chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new NetworkFailure("the header " + name + " cannot be written: it holds a line end");
    }
    text.append(name).append(": ").append(value).append("\r\n");
  }

  static String authority(Url url) {
    var implied = url.port() == (url.scheme().equals("https") ? 443 : 80);
    return implied ? String.valueOf(url.hostText()) : url.hostText() + ":" + url.port();
  }

  /** The certificate is one for tests, and the name another than the one that is asked for. */
  private static SSLSocketFactory trustingAnybody() throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException impossible) {
      throw new IOException("This Java has no TLS", impossible);
    }
  }

  private static final class Anybody implements X509TrustManager {
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
