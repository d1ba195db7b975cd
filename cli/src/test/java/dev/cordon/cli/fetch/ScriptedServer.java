package dev.cordon.cli.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that gives each request the answer written for it, byte for byte. */
public final class ScriptedServer implements AutoCloseable {
  private static final int MAX_REQUEST_BYTES = 64 * 1024;
  private static final int PATIENCE_MILLIS = 20_000;

  private final ServerSocket listener;
  private final Map<String, String> answers;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private ScriptedServer(ServerSocket listener, Map<String, String> answers) {
    this.listener = listener;
    this.answers = answers;
  }

  /**
   * Answers by {@code METHOD /path}: a status line's rest, header lines, and after a blank line a
   * body. {@code {accept}} is a WebSocket's Sec-WebSocket-Accept.
   */
  public static ScriptedServer start(Map<String, String> answers) {
    try {
      var server =
          new ScriptedServer(new ServerSocket(0, 16, InetAddress.getByName("127.0.0.1")), answers);
      var thread = new Thread(server::serve, "scripted-server");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code --resolve} wants it for this name and port of URLs. */
  public String as(String hostAndPort) {
    return hostAndPort + ":127.0.0.1:" + listener.getLocalPort();
  }

  /** What it was sent so far: heads, and bodies after them. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.setSoTimeout(PATIENCE_MILLIS);
        answer(socket);
      } catch (IOException closedOrGone) {
        // The next one, if the listener is still there.
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    var request = read(socket.getInputStream());
    if (request.isEmpty()) {
      return;
    }
    requests.add(request);
    var line = request.substring(0, request.indexOf('\r')).split(" ");
    var answer =
        answers.getOrDefault(line[0] + " " + line[1], "404 Not Found\nContent-Length: 0\n\n");
    int end = answer.indexOf("\n\n");
    var head = answer.substring(0, end).replace("{accept}", accept(request)).replace("\n", "\r\n");
    var body = answer.substring(end + 2);
    boolean switches = answer.startsWith("101");
    var length = switches ? "" : "\r\nContent-Length: " + body.length() + "\r\nConnection: close";
    var whole =
        "HTTP/1.1 " + head + (head.contains("Content-Length") ? "" : length) + "\r\n\r\n" + body;
    socket.getOutputStream().write(whole.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    socket.shutdownOutput();
  }

  private static String read(InputStream in) throws IOException {
    var text = new StringBuilder();
    int wanted = -1;
    while (text.length() < MAX_REQUEST_BYTES && text.length() != wanted) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      text.append((char) next);
      if (wanted < 0 && text.length() > 3 && text.indexOf("\r\n\r\n", text.length() - 4) >= 0) {
        wanted = text.length() + contentLength(text.toString());
      }
    }
    return text.toString();
  }

  private static int contentLength(String head) {
    var value = header(head, "content-length");
    return value.isEmpty() ? 0 : Integer.parseInt(value);
  }

  private static String header(String head, String name) {
    for (var line : head.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        return line.substring(name.length() + 1).strip();
      }
    }
    return "";
  }

  private static String accept(String request) {
    try {
      var key = header(request, "sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      var digest =
          MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
