package dev.cordon.adapters;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bytes to a port on this machine and back, without a client that could mend either. */
final class Wire {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_HEAD = 1 << 16;

  /** Stands for the status where the connection was closed, or stayed open, without an answer. */
  static final int NO_ANSWER = 0;

  private static final Answer SILENCE = Answer.of(NO_ANSWER, List.of(), new byte[0]);

  private Wire() {}

  /** Sends a request on a connection of its own and reads the one answer to it. */
  static Answer exchange(int port, Request request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.bytes());
      socket.getOutputStream().flush();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      List<String> head;
      do {
        head = head(in);
      } while (status(head) / 100 == 1);
      return head.isEmpty() ? SILENCE : answer(request.method(), head, in);
    } catch (SocketTimeoutException silent) {
      return SILENCE;
    }
  }

  private static int status(List<String> head) {
    if (head.isEmpty()) {
      return NO_ANSWER;
    }
    return Integer.parseInt(head.get(0).substring(9, 12));
  }

  private static Answer answer(String method, List<String> head, InputStream in)
      throws IOException {
    int status = status(head);
    List<Line> lines = lines(head);
    boolean bodiless = method.equals("HEAD") || status == 204 || status == 304;
    return Answer.of(status, lines, bodiless ? new byte[0] : body(lines, in, Integer.MAX_VALUE));
  }

  /** The head of a message, line by line; empty at the end of the stream. */
  static List<String> head(InputStream in) throws IOException {
    List<String> head = new ArrayList<>();
    String line = line(in);
    while (!line.isEmpty()) {
      head.add(line);
      line = line(in);
    }
    return head;
  }

  /** The header lines of a head, its first line left out. */
  static List<Line> lines(List<String> head) {
    List<Line> lines = new ArrayList<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      lines.add(new Line(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return lines;
  }

  /** The body that these lines frame; without any, {@code unframed} bytes or what there is. */
  static byte[] body(List<Line> lines, InputStream in, int unframed) throws IOException {
    int length = unframed;
    for (Line line : lines) {
      if (line.is("Transfer-Encoding")) {
        return chunked(in);
      }
      if (line.is("Content-Length")) {
        length = Integer.parseInt(line.value());
      }
    }
    byte[] body = in.readNBytes(length);
    if (length != Integer.MAX_VALUE && body.length < length) {
      throw new EOFException("cut short after " + body.length + " of " + length + " bytes");
    }
    return body;
  }

  private static byte[] chunked(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
      body.writeBytes(in.readNBytes(size));
      line(in);
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int b = in.read();
    while (b >= 0 && b != '\n') {
      line.append((char) b);
      if (line.length() > MAX_HEAD) {
        throw new IOException("a line without an end");
      }
      b = in.read();
    }
    String text = line.toString();
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
