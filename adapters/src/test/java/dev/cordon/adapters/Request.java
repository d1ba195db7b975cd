package dev.cordon.adapters;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is sent: the head that the reference judges and the bytes that go over the wire
 * are made of the same lines.
 *
 * @param version {@code HTTP/1.1} or {@code HTTP/1.0}
 * @param lines every header line, framing included
 * @param body without framing
 */
record Request(String method, String target, String version, List<Line> lines, byte[] body) {
  private static final int CHUNK = 1000;

  Request {
    lines = List.copyOf(lines);
  }

  /** The value of the first line with this name; null if there is none. */
  @Nullable String header(String name) {
    for (Line line : lines) {
      if (line.is(name)) {
        return line.value();
      }
    }
    return null;
  }

  /** With the lines that frame the body and end the connection, where none does so already. */
  Request framed() {
    List<Line> framed = new ArrayList<>(lines);
    if (header("Connection") == null) {
      framed.add(new Line("Connection", "close"));
    }
    if (body.length > 0
        && header("Transfer-Encoding") == null
        && header("Content-Length") == null) {
      framed.add(new Line("Content-Length", Integer.toString(body.length)));
    }
    return new Request(method, target, version, framed, body);
  }

  /** What goes over the wire; one byte a character. */
  byte[] bytes() {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(' ').append(version).append("\r\n");
    lines.forEach(
        line -> head.append(line.name()).append(": ").append(line.value()).append("\r\n"));
    head.append("\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(latin1(head.toString()));
    if (header("Transfer-Encoding") == null) {
      out.writeBytes(body);
      return out.toByteArray();
    }
    for (int at = 0; at < body.length; at += CHUNK) {
      int length = Math.min(CHUNK, body.length - at);
      out.writeBytes(latin1(Integer.toHexString(length) + "\r\n"));
      out.write(body, at, length);
      out.writeBytes(latin1("\r\n"));
    }
    out.writeBytes(latin1("0\r\n\r\n"));
    return out.toByteArray();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.ISO_8859_1);
  }
}
