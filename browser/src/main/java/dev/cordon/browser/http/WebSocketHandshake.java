package dev.cordon.browser.http;

import dev.cordon.web.Url;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The first two messages of a WebSocket (RFC 6455, section 4), written out line by line, since
 * Java's client lets nobody choose the key, Connection or Upgrade. The connection is closed then.
 */
final class WebSocketHandshake {
  private static final int MAX_HEAD_BYTES = 64 * 1024;

  private final SSLSocketFactory tls;
  private final boolean namesChecked;
  private final Duration connectTimeout;
  private final Duration answerTimeout;

  WebSocketHandshake(
      SSLSocketFactory tls, boolean namesChecked, Duration connectTimeout, Duration answerTimeout) {
    this.tls = tls;
    this.namesChecked = namesChecked;
    this.connectTimeout = connectTimeout;
    this.answerTimeout = answerTimeout;
  }

  Response send(Request request) throws NetworkFailure {
    var message = message(request);
    var deadline = System.nanoTime() + connectTimeout.plus(answerTimeout).toNanos();
    try (var plain = connect(request.url())) {
      plain.setSoTimeout(Math.max(1, (int) answerTimeout.toMillis()));
      if (!request.url().scheme().equals("https")) {
        return exchange(plain, message, deadline);
      }
      try (var secure = secure(plain, request.url())) {
        return exchange(secure, message, deadline);
      }
    } catch (SocketTimeoutException late) {
      throw new NetworkFailure("nothing came in time", late);
    } catch (IOException broken) {
      throw HttpNetwork.failure(broken);
    }
  }

  private static byte[] message(Request request) throws NetworkFailure {
    var url = request.url();
    var text = new StringBuilder(512);
    text.append(request.method()).append(' ').append(url.pathAndQuery()).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(authority(url)).append("\r\n");
    for (var i = 0; i < request.headers().size(); i++) {
      var name = request.headers().name(i);
      var value = request.headers().value(i);
      if (breaksLine(name) || breaksLine(value)) {
        throw new NetworkFailure("the request cannot be written: a header holds a line end");
      }
      text.append(name).append(": ").append(value).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean breaksLine(String text) {
    return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0;
  }

  private static String authority(Url url) {
    var port = url.port();
    var implied = port == (url.scheme().equals("https") ? 443 : 80);
    return implied ? String.valueOf(url.hostText()) : url.hostText() + ":" + port;
  }

  private Socket connect(Url url) throws IOException {
    var address = InetAddress.getByName(String.valueOf(url.hostText()));
    var socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(address, url.port()), (int) connectTimeout.toMillis());
      return socket;
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  private SSLSocket secure(Socket plain, Url url) throws IOException {
    var secure =
        (SSLSocket) tls.createSocket(plain, String.valueOf(url.hostText()), url.port(), false);
    if (namesChecked) {
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
    }
    return secure;
  }

  private static Response exchange(Socket socket, byte[] message, long deadline)
      throws IOException, NetworkFailure {
    socket.getOutputStream().write(message);
    socket.getOutputStream().flush();
    return parse(head(socket.getInputStream(), deadline));
  }

  /** Everything up to the empty line, with the ends of this line and the last. */
  private static String head(InputStream in, long deadline) throws IOException, NetworkFailure {
    var head = new ByteArrayOutputStream();
    var matched = 0;
    while (matched < 4) {
      var next = in.read();
      if (next < 0) {
        throw new NetworkFailure("the server closed the connection without an answer");
      }
      if (head.size() >= MAX_HEAD_BYTES) {
        throw new NetworkFailure("the answer's head has more than " + MAX_HEAD_BYTES + " bytes");
      }
      if (System.nanoTime() - deadline > 0) {
        throw new NetworkFailure("nothing came in time");
      }
      head.write(next);
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static Response parse(String head) throws NetworkFailure {
    var lines = head.split("\r\n", -1);
    var start = lines[0].split(" ", 3);
    if (start.length < 2 || !start[0].startsWith("HTTP/1.") || start[1].length() != 3) {
      throw new NetworkFailure("the server does not speak HTTP/1.1");
    }
    var headers = Headers.builder();
    for (var i = 1; i < lines.length - 2; i++) { // The last two are empty.
      var colon = lines[i].indexOf(':');
      if (colon <= 0) {
        throw new NetworkFailure("the answer's head is malformed");
      }
      headers.add(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
    }
    try {
      return new Response(Integer.parseInt(start[1]), headers.build(), Body.EMPTY);
    } catch (IllegalArgumentException noStatus) {
      throw new NetworkFailure("the server answered with the status " + start[1], noStatus);
    }
  }
}
