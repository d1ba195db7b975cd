package dev.cordon.spring.reactive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sends requests to a loopback port byte for byte, and reads the answer until the server closes.
 */
public final class Wire {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final int port;

  public Wire(int port) {
    this.port = port;
  }

  /** A request to {@code bank.example} with these header lines, {@code Name: value}. */
  public Answer send(String requestLine, String... lines) throws IOException {
    return sendWithBody(requestLine, "", lines);
  }

  /** The same with a body, and its length. */
  public Answer sendWithBody(String requestLine, String body, String... lines) throws IOException {
    StringBuilder request = new StringBuilder(requestLine).append(" HTTP/1.1\r\n");
    if (List.of(lines).stream().noneMatch(line -> line.startsWith("Host:"))) {
      request.append("Host: bank.example\r\n");
    }
    for (String line : lines) {
      request.append(line).append("\r\n");
    }
    if (!body.isEmpty()) {
      request.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n").append(body);
    return exchange(request.toString());
  }

  /** Bytes as they are. */
  public Answer exchange(String bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return Answer.parse(readUntilClosed(socket.getInputStream()));
    }
  }

  /** The head of an answer that never ends by itself. */
  public Answer head(String bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      while (!read.toString(StandardCharsets.ISO_8859_1).contains("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        read.write(next);
      }
      return Answer.parse(read.toString(StandardCharsets.ISO_8859_1));
    }
  }

  private static String readUntilClosed(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        read.write(buffer, 0, n);
      }
    } catch (SocketTimeoutException open) {
      throw new IOException("the server left the connection open after: " + read, open);
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  /** An answer; a chunked body holds its chunk sizes. */
  public record Answer(int status, List<Map.Entry<String, String>> lines, String body) {
    static Answer parse(String text) {
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        throw new IllegalStateException("no answer: " + text);
      }
      String[] head = text.substring(0, end).split("\r\n");
      List<Map.Entry<String, String>> lines = new ArrayList<>();
      for (int i = 1; i < head.length; i++) {
        int colon = head[i].indexOf(':');
        lines.add(Map.entry(head[i].substring(0, colon), head[i].substring(colon + 1).strip()));
      }
      return new Answer(Integer.parseInt(head[0].split(" ")[1]), lines, text.substring(end + 4));
    }

    public List<String> all(String name) {
      return lines.stream()
          .filter(line -> line.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .toList();
    }

    /** The only line with this name; empty if there is none. */
    public String header(String name) {
      List<String> all = all(name);
      if (all.size() > 1) {
        throw new IllegalStateException(name + " stands more than once: " + all);
      }
      return all.isEmpty() ? "" : all.get(0);
    }

    /** What a browser would send back of the cookies that were set, name by name. */
    public String cookie(String name) {
      String found = "";
      for (String line : all("Set-Cookie")) {
        if (line.startsWith(name + "=")) {
          found = line.substring(0, line.indexOf(';') < 0 ? line.length() : line.indexOf(';'));
        }
      }
      return found;
    }
  }
}
