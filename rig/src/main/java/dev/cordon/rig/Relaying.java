package dev.cordon.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Hands one request on to another server, and its answer back; both ways once it is a WebSocket.
 */
final class Relaying {
  private static final int UNTIL_ANSWERED_MILLIS = 30_000;
  private static final int UNTIL_A_WORD_MILLIS = 10_000;
  private static final int MOST_OF_A_STATUS_LINE = 1024;

  /** What a browser says to its proxy, and what would keep the server's connection open. */
  private static final Set<String> BETWEEN_TWO = Set.of("connection", "proxy-connection");

  private Relaying() {}

  static void run(RawRequest request, Reply.Relay relay, InputStream in, OutputStream out)
      throws IOException {
    try (var server = relay.server().connect()) {
      server.setSoTimeout(UNTIL_ANSWERED_MILLIS);
      server.getOutputStream().write(bytes(request));
      server.getOutputStream().flush();
      var from = server.getInputStream();
      var statusLine = line(from);
      int status = status(statusLine);
      relay.answered().accept(status);
      out.write(statusLine);
      if (status == 101) {
        server.setSoTimeout(UNTIL_A_WORD_MILLIS);
        copyBeside(in, server);
      }
      copy(from, out);
    }
  }

  /** As it came, but that the connection ends with it. */
  private static byte[] bytes(RawRequest request) throws IOException {
    var head = new StringBuilder(request.method()).append(' ').append(request.target());
    head.append(" HTTP/1.1\r\n");
    boolean chunked = false;
    for (var line : request.headers()) {
      String name = line.name().toLowerCase(Locale.ROOT);
      chunked |= name.equals("transfer-encoding");
      if (!BETWEEN_TWO.contains(name)) {
        head.append(line.name()).append(": ").append(line.value()).append("\r\n");
      }
    }
    head.append("Connection: ").append(request.isWebSocket() ? "Upgrade" : "close");
    var bytes = new ByteArrayOutputStream();
    bytes.write(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
    if (chunked && request.body().length > 0) {
      bytes.write(
          (Integer.toHexString(request.body().length) + "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
    }
    bytes.write(request.body());
    if (chunked) {
      String end = request.body().length > 0 ? "\r\n0\r\n\r\n" : "0\r\n\r\n";
      bytes.write(end.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static byte[] line(InputStream from) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = from.read(); next >= 0; next = from.read()) {
      line.write(next);
      if (next == '\n' || line.size() > MOST_OF_A_STATUS_LINE) {
        break;
      }
    }
    return line.toByteArray();
  }

  private static int status(byte[] statusLine) {
    var parts = new String(statusLine, StandardCharsets.ISO_8859_1).split(" ");
    return parts.length > 1 && parts[1].matches("[0-9]{3}") ? Integer.parseInt(parts[1]) : 0;
  }

  private static void copyBeside(InputStream in, Socket server) {
    var thread =
        new Thread(
            () -> {
              try {
                copy(in, server.getOutputStream());
              } catch (IOException closed) {
                // The other direction ends with it.
              }
            },
            "rig-relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    var buffer = new byte[8192];
    for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
      to.write(buffer, 0, length);
      to.flush();
    }
  }
}
