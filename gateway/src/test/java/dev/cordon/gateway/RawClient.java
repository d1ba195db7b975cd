package dev.cordon.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

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
      List<String> values = headers(name);
      return values.isEmpty() ? "" : String.join(", ", values);
    }
  }

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  RawClient(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  Socket socket() {
    return socket;
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  RawClient send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return this;
  }

  /** Reads one answer, framed as HTTP/1.1 frames answers to anything but HEAD. */
  Answer answer() throws IOException {
    return answer("GET");
  }

  Answer answer(String method) throws IOException {
    String head = head();
    if (head.isEmpty()) {
      throw new IOException("closed without an answer");
    }
    Answer bare = new Answer(head, "");
    int status = bare.status();
    if (method.equals("HEAD") || status < 200 || status == 204 || status == 304) {
      return bare;
    }
    if (!bare.headers("transfer-encoding").isEmpty()) {
      return new Answer(head, chunked());
    }
    List<String> length = bare.headers("content-length");
    byte[] body =
        length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length.get(0)));
    if (!length.isEmpty() && body.length < Integer.parseInt(length.get(0))) {
      throw new IOException("cut short");
    }
    return new Answer(head, new String(body, StandardCharsets.ISO_8859_1));
  }

  String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last4 = 0;
    int b;
    while (last4 != 0x0d0a0d0a && (b = in.read()) >= 0) {
      head.write(b);
      last4 = last4 << 8 | b;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private String chunked() throws IOException {
    StringBuilder body = new StringBuilder();
    while (true) {
      int size = Integer.parseInt(RawUpstream.line(in).split(";", 2)[0].strip(), 16);
      body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
      RawUpstream.line(in);
      if (size == 0) {
        return body.toString();
      }
    }
  }

  /** Whether the other side closes within the time-out, without sending anything more. */
  boolean isClosed() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether nothing comes for so long; the connection stays open. */
  boolean isSilentFor(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return in.read() == Integer.MIN_VALUE;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(TIMEOUT_MILLIS);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
