package dev.cordon.servlet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends a request byte for byte, one to a connection, and reads the answer to its end. */
final class RawClient {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int port;

  RawClient(int port) {
    this.port = port;
  }

  /** A line of a header. */
  record Header(String name, String value) {}

  /** An answer. */
  record Answer(int status, List<Header> headers, String body, String raw) {
    List<String> all(String name) {
      return headers.stream()
          .filter(header -> header.name().equalsIgnoreCase(name))
          .map(Header::value)
          .toList();
    }

    /** The only value; null if there is none. */
    String one(String name) {
      List<String> values = all(name);
      if (values.size() > 1) {
        throw new AssertionError(name + " stands " + values.size() + " times: " + values);
      }
      return values.isEmpty() ? null : values.get(0);
    }

    /** The Set-Cookie line of a cookie; null if there is none, an error if there are two. */
    String cookieLine(String name) {
      List<String> lines =
          all("Set-Cookie").stream().filter(line -> line.startsWith(name + "=")).toList();
      if (lines.size() > 1) {
        throw new AssertionError(name + " is set " + lines.size() + " times: " + lines);
      }
      return lines.isEmpty() ? null : lines.get(0);
    }

    /** The value of a cookie that is set. */
    String cookie(String name) {
      String line = cookieLine(name);
      return line == null ? null : line.substring(name.length() + 1).split(";", 2)[0];
    }
  }

  /** Sends a request without a body; {@code Host} and {@code Connection} are added. */
  Answer send(String requestLine, String... headers) throws IOException {
    return send(requestLine, List.of(headers), "");
  }

  /** Sends a form. */
  Answer post(String path, String form, String... headers) throws IOException {
    List<String> lines = new ArrayList<>(List.of(headers));
    if (lines.stream().noneMatch(line -> line.startsWith("Content-Type:"))) {
      lines.add("Content-Type: application/x-www-form-urlencoded");
    }
    lines.add("Content-Length: " + form.getBytes(StandardCharsets.UTF_8).length);
    return send("POST " + path, lines, form);
  }

  private Answer send(String requestLine, List<String> headers, String body) throws IOException {
    StringBuilder head = new StringBuilder(requestLine);
    if (!requestLine.contains(" HTTP/")) {
      head.append(" HTTP/1.1");
    }
    head.append("\r\n");
    if (headers.stream().noneMatch(line -> line.startsWith("Host:"))) {
      head.append("Host: bank.example\r\n");
    }
    if (headers.stream().noneMatch(line -> line.startsWith("Connection:"))) {
      head.append("Connection: close\r\n");
    }
    headers.forEach(line -> head.append(line).append("\r\n"));
    return exchange(head.append("\r\n").append(body).toString());
  }

  /** Sends these bytes and nothing else. */
  Answer exchange(String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return read(socket.getInputStream().readAllBytes(), text.startsWith("HEAD "));
    }
  }

  private static Answer read(byte[] bytes, boolean head) throws IOException {
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = raw.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("no answer: " + raw);
    }
    String[] lines = raw.substring(0, end).split("\r\n");
    List<Header> headers = new ArrayList<>();
    for (String line : List.of(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    int status = Integer.parseInt(lines[0].split(" ")[1]);
    boolean chunked =
        headers.stream()
            .anyMatch(
                header ->
                    header.name().equalsIgnoreCase("Transfer-Encoding")
                        && header.value().equalsIgnoreCase("chunked"));
    String rest = raw.substring(end + 4);
    byte[] body = (chunked && !head ? dechunked(rest) : rest).getBytes(StandardCharsets.ISO_8859_1);
    return new Answer(status, List.copyOf(headers), new String(body, StandardCharsets.UTF_8), raw);
  }

  private static String dechunked(String text) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    InputStream in = new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    while (true) {
      int size = Integer.parseInt(line(in).split(";")[0].strip(), 16);
      if (size == 0) {
        return body.toString(StandardCharsets.ISO_8859_1);
      }
      body.write(in.readNBytes(size));
      line(in);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the answer was cut off");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
