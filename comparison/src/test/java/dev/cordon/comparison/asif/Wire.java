package dev.cordon.comparison.asif;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** One request to a port on this machine, as it is written, and the answer to it. */
final class Wire {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int MAX_BYTES = 1 << 17;

  private Wire() {}

  /** What came back. */
  record Answer(int status, List<String> lines, String body) {

    /** The first line of this name, without the name; empty for none. */
    String header(String name) {
      return lines.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** A request that asks the server to close, and the whole answer. */
  static Answer exchange(RealServer to, String start, List<String> lines, String body)
      throws IOException {
    return send(to, start, lines, body, Wire::rest);
  }

  /** Any request, and the answer without its body. */
  static Answer head(RealServer to, String start, List<String> lines, String body)
      throws IOException {
    return send(to, start, lines, body, in -> "");
  }

  private interface Reader {
    String read(InputStream in) throws IOException;
  }

  private static Answer send(
      RealServer to, String start, List<String> lines, String body, Reader reader)
      throws IOException {
    try (var socket = to.sockets().createSocket(InetAddress.getLoopbackAddress(), to.port())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      var message = start + "\r\n" + String.join("\r\n", lines) + "\r\n\r\n" + body;
      socket.getOutputStream().write(message.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      var in = new BufferedInputStream(socket.getInputStream());
      var head = head(in);
      if (head.isEmpty()) {
        throw new IOException("no answer to " + start);
      }
      var status = Integer.parseInt(head.get(0).split(" ", 3)[1]);
      return new Answer(status, List.copyOf(head.subList(1, head.size())), reader.read(in));
    }
  }

  private static List<String> head(InputStream in) throws IOException {
    var lines = new ArrayList<String>();
    var line = new ByteArrayOutputStream();
    for (var count = 0; count < MAX_BYTES; count++) {
      var next = in.read();
      if (next == '\n' || next < 0) {
        var text = line.toString(ISO_8859_1).stripTrailing();
        line.reset();
        if (text.isEmpty()) {
          return lines;
        }
        lines.add(text);
      } else {
        line.write(next);
      }
    }
    throw new IOException("a head without an end");
  }

  /** Until the server closes; what is chunked stays so. */
  private static String rest(InputStream in) throws IOException {
    var bytes = in.readNBytes(MAX_BYTES);
    if (bytes.length == MAX_BYTES) {
      throw new IOException("an answer without an end");
    }
    return new String(bytes, ISO_8859_1);
  }
}
