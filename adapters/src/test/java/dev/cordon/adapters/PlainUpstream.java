package dev.cordon.adapters;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** The application behind the gateway: a server without Cordon that writes what it is told. */
final class PlainUpstream implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final Application application = new Application();
  private final ServerSocket server = new ServerSocket();

  PlainUpstream() throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    daemon("upstream", this::accept);
  }

  private static void daemon(String name, Runnable run) {
    Thread thread = new Thread(run, name);
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  Application application() {
    return application;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        daemon("upstream-connection", () -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      List<String> head = Wire.head(in);
      while (!head.isEmpty()) {
        List<Line> lines = Wire.lines(head);
        if (lines.stream().anyMatch(line -> line.is("Expect"))) {
          socket.getOutputStream().write(Wire.latin1("HTTP/1.1 100 Continue\r\n\r\n"));
        }
        String[] first = head.get(0).split(" ", 3);
        byte[] body = Wire.body(lines, in, 0);
        Reply reply = application.answer(new Received(first[0], first[1], lines, body));
        write(reply, first[0].equals("HEAD"), socket.getOutputStream());
        head = Wire.head(in);
      }
    } catch (IOException gone) {
      // The gateway closed the connection.
    }
  }

  private static void write(Reply reply, boolean headOnly, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Status\r\n");
    reply.lines().forEach(l -> head.append(l.name()).append(": ").append(l.value()).append("\r\n"));
    List<byte[]> parts = reply.parts();
    if (reply.fails()) {
      head.append("Content-Type: ").append(Application.ERROR_TYPE).append("\r\n");
      parts = List.of(Application.errorPage(reply.status()));
    }
    boolean bodiless = headOnly || reply.status() == 204 || reply.status() == 304;
    if (reply.isInParts()) {
      out.write(Wire.latin1(head + "Transfer-Encoding: chunked\r\n\r\n"));
      for (byte[] part : bodiless ? List.<byte[]>of() : parts) {
        out.write(Wire.latin1(Integer.toHexString(part.length) + "\r\n"));
        out.write(part);
        out.write(Wire.latin1("\r\n"));
        out.flush();
      }
      out.write(Wire.latin1(bodiless ? "" : "0\r\n\r\n"));
    } else {
      int length = parts.stream().mapToInt(part -> part.length).sum();
      String framing =
          reply.status() == 204 || reply.status() == 304
              ? ""
              : "Content-Length: " + length + "\r\n";
      out.write(Wire.latin1(head + framing + "\r\n"));
      for (byte[] part : bodiless ? List.<byte[]>of() : parts) {
        out.write(part);
      }
    }
    out.flush();
  }

  private record Received(String method, String target, List<Line> lines, byte[] body)
      implements Seen {
    @Override
    public List<String> cookies() {
      return SimpleForms.cookies(lines);
    }

    @Override
    public List<String> fields() {
      return SimpleForms.fields(lines, body);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
