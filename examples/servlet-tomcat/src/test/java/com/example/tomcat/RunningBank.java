package com.example.tomcat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;

/** The bank on a free port of this machine. */
record RunningBank(Tomcat tomcat, int port) implements AutoCloseable {
  private static final Path POLICY = Path.of("src/main/webapp/WEB-INF/cordon.yaml");

  static RunningBank bare() throws Exception {
    int port = freePort();
    return new RunningBank(BankMain.start(port, Files.createTempDirectory("webapp")), port);
  }

  /** With the policy of the application, which lives at another port here. */
  static RunningBank guarded() throws Exception {
    int port = freePort();
    Path webapp = Files.createTempDirectory("webapp");
    Files.createDirectory(webapp.resolve("WEB-INF"));
    Files.writeString(
        webapp.resolve("WEB-INF/cordon.yaml"),
        Files.readString(POLICY).replace("8080", Integer.toString(port)));
    return new RunningBank(BankMain.start(port, webapp), port);
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
    tomcat.stop();
    tomcat.destroy();
  }
}
