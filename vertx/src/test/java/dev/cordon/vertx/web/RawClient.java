package dev.cordon.vertx.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A client that sends the bytes it is given. */
final class RawClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;

  /**
   * An answer.
   *
   * @param head status line and headers
   * @param body decoded
   */
  record Answer(String head, String body) {
    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }

    List<String> headers(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .skip(1)
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .toList();
    }

    String header(String name) {
      return String.join(", ", headers(name));
    }

    /** The header line with every cookie that the answer sets. */
    String cookies() {
      return "Cookie: "
          + headers("set-cookie").stream()
              .filter(line -> !line.contains("Max-Age=0"))
              .map(line -> line.split(";", 2)[0])
              .collect(Collectors.joining("; "));
    }

    /** The value of a cookie that the answer sets; empty where it sets none of that name. */
    String cookie(String name) {
      return headers("set-cookie").stream()
          .filter(line -> line.startsWith(name + "="))
          .map(line -> line.substring(name.length() + 1).split(";", 2)[0])
          .findFirst()
          .orElse("");
    }
  }

  private final Socket socket;
  private final InputStream in;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  Answer answer() throws IOException {
    return answer("GET");
  }

  /** Reads one answer, framed as HTTP/1.1 frames answers to a request of this method. */
  Answer answer(String method) throws IOException {
    Answer bare = new Answer(head(), "");
    int status = bare.status();
    if (method.equals("HEAD") || status < 200 || status == 204 || status == 304) {
      return bare;
    }
    if (!bare.headers("transfer-encoding").isEmpty()) {
      return new Answer(bare.head(), chunked());
    }
    List<String> length = bare.headers("content-length");
    byte[] body =
        length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length.get(0)));
    return new Answer(bare.head(), new String(body, StandardCharsets.ISO_8859_1));
  }

  /** Whether the server has ended the connection, and has nothing more to say. */
  boolean isAtEnd() throws IOException {
    return in.read() < 0;
  }

  /** Reads one short text frame of a WebSocket server. */
  String textFrame() throws IOException {
    in.readNBytes(1);
    int length = in.read();
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last4 = 0;
    int b;
    while (last4 != 0x0d0a0d0a && (b = in.read()) >= 0) {
      head.write(b);
      last4 = last4 << 8 | b;
    }
    if (head.size() == 0) {
      throw new IOException("closed without an answer");
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int b;
    while ((b = in.read()) >= 0 && b != '\n') {
      line.append((char) b);
    }
    return line.toString().strip();
  }

  private String chunked() throws IOException {
    StringBuilder body = new StringBuilder();
    while (true) {
      int size = Integer.parseInt(line(), 16);
      body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
      line();
      if (size == 0) {
        return body.toString();
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
