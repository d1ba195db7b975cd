package dev.cordon.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An application that writes down every byte it is sent, and answers as it is told. */
final class RawUpstream implements AutoCloseable {
  /** What to do with a request. */
  interface Script {
    void answer(Received request, OutputStream out, InputStream in) throws IOException;
  }

  /**
   * A request as it came.
   *
   * @param head request line and headers, with their CRLFs
   * @param body decoded
   */
  record Received(String head, String body) {
    String requestLine() {
      return head.substring(0, head.indexOf("\r\n"));
    }

    /** The values of this header, in order. */
    List<String> header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .skip(1)
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .toList();
    }
  }

  private static final int PATIENCE_SECONDS = 30;

  private final ServerSocket server;
  private final Thread acceptor;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final List<Received> all = new CopyOnWriteArrayList<>();
  private volatile Script script = (request, out, in) -> out.write(ok("hello"));
  private volatile boolean readsBodies = true;

  RawUpstream() throws IOException {
    this(0);
  }

  RawUpstream(int port) throws IOException {
    server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    acceptor = new Thread(this::accept, "raw-upstream");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  static byte[] ok(String body) {
    return ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  int port() {
    return server.getLocalPort();
  }

  RawUpstream answering(String response) {
    script = (request, out, in) -> out.write(response.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  RawUpstream answering(Script script) {
    this.script = script;
    return this;
  }

  /** From now on bodies are left to the script. */
  RawUpstream leavingBodies() {
    readsBodies = false;
    return this;
  }

  /** The next request; fails after {@value #PATIENCE_SECONDS} seconds. */
  Received next() {
    try {
      Received next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing reached the application");
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  List<Received> all() {
    return List.copyOf(all);
  }

  int connections() {
    return sockets.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        Thread thread = new Thread(() -> serve(socket), "raw-upstream-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (true) {
        String head = head(in);
        if (head.isEmpty()) {
          return;
        }
        Received request = new Received(head, readsBodies ? body(head, in) : "");
        all.add(request);
        received.add(request);
        script.answer(request, out, in);
        out.flush();
      }
    } catch (IOException e) {
      // The other side, or the test, closed it.
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last4 = 0;
    int b;
    while (last4 != 0x0d0a0d0a && (b = in.read()) >= 0) {
      head.write(b);
      last4 = last4 << 8 | b;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static String body(String head, InputStream in) throws IOException {
    Received request = new Received(head, "");
    List<String> lengths = request.header("Content-Length");
    if (!lengths.isEmpty()) {
      return new String(
          in.readNBytes(Integer.parseInt(lengths.get(0))), StandardCharsets.ISO_8859_1);
    }
    return request.header("Transfer-Encoding").isEmpty() ? "" : chunked(in);
  }

  private static String chunked(InputStream in) throws IOException {
    StringBuilder body = new StringBuilder();
    while (true) {
      int size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
      body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
      line(in);
      if (size == 0) {
        return body.toString();
      }
    }
  }

  static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int b;
    while ((b = in.read()) >= 0 && b != '\n') {
      line.append((char) b);
    }
    if (b < 0) {
      throw new IOException("closed");
    }
    return line.toString().strip();
  }

  /** Drops every connection that is open, and accepts others. */
  void dropConnections() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // It was closed already.
      }
    }
  }

  /**
   * Nobody is served from now on. A thread that is within {@code accept} while the socket is closed
   * may still come back with a connection, so its end is waited for.
   */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      acceptor.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    dropConnections();
  }
}
