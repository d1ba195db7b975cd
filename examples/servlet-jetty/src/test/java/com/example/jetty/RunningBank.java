package com.example.jetty;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.eclipse.jetty.server.Server;

/** The bank on a free port of this machine. */
record RunningBank(Server server, int port) implements AutoCloseable {
  static RunningBank bare() throws Exception {
    int port = freePort();
    return new RunningBank(BankMain.start(port, context -> {}), port);
  }

  static RunningBank guarded() throws Exception {
    int port = freePort();
    var policy = BankMain.policy("http://localhost:" + port);
    return new RunningBank(
        BankMain.start(port, context -> BankMain.guard(context, policy)), port);
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url(String path) {
    return "http://localhost:" + port + path;
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
