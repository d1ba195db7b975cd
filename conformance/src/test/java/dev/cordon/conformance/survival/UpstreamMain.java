package dev.cordon.conformance.survival;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The application, as a process. Argument: its port, 0 for any. The command {@code stats} prints
 * what went by.
 */
final class UpstreamMain {
  final AtomicLong open = new AtomicLong();
  final AtomicLong requests = new AtomicLong();
  final AtomicLong lasting = new AtomicLong();
  final AtomicLong sent = new AtomicLong();

  private UpstreamMain() {}

  public static void main(String[] arguments) throws IOException {
    UpstreamMain upstream = new UpstreamMain();
    try (ServerSocket server = new ServerSocket()) {
      server.setReuseAddress(true);
      int port = Integer.parseInt(arguments[0]);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
      Commands.listen(
          command ->
              Commands.say(
                  "stats",
                  "open=" + upstream.open,
                  "requests=" + upstream.requests,
                  "lasting=" + upstream.lasting,
                  "sent=" + upstream.sent));
      Commands.say("ready", "port=" + server.getLocalPort());
      while (true) {
        Socket socket = server.accept();
        Thread thread = new Thread(() -> new Application(upstream, socket).serve());
        thread.setDaemon(true);
        thread.start();
      }
    }
  }
}
