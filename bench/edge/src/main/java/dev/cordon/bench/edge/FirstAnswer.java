package dev.cordon.bench.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Waits until a server that is starting answers a request, and not only a connection. */
final class FirstAnswer {
  private static final int BETWEEN_TRIES_MICROS = 500;

  private FirstAnswer() {}

  /**
   * Asks until there is an answer.
   *
   * @return the status
   */
  static int await(Server server, int limitSeconds) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
    while (true) {
      int status = ask(server.place().port());
      if (status != 0) {
        return status;
      }
      if (!server.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("a server gave no answer\n" + server.words());
      }
      TimeUnit.MICROSECONDS.sleep(BETWEEN_TRIES_MICROS);
    }
  }

  /** The status of one request; 0 where nobody listens yet. */
  private static int ask(int port) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(10_000);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      String request =
          "GET /api/small HTTP/1.1\r\nHost: " + Request.HOST + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] line = socket.getInputStream().readNBytes(12);
      String status = new String(line, StandardCharsets.US_ASCII);
      return status.matches("HTTP/1\\.1 \\d{3}") ? Integer.parseInt(status.substring(9)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
