package dev.cordon.cli;

import dev.cordon.gateway.GatewayOptions.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A gateway that starts in front of a stand-in for an application, answers a few requests of its
 * own and ends. The launcher has the JVM watch it and keep what a start loads, so that the next
 * start need not read and link it again. It leaves nothing behind.
 */
final class Rehearsal {
  private static final int MILLIS = 10_000;

  /** Granted, asked for, refused, and opened by a person. */
  private static final List<List<String>> REQUESTS =
      List.of(
          List.of("GET /api/items HTTP/1.1", "Origin: https://app.example"),
          List.of(
              "OPTIONS /api/items HTTP/1.1",
              "Origin: https://app.example",
              "Access-Control-Request-Method: PUT"),
          List.of("POST /transfer HTTP/1.1", "Origin: https://evil.example", "Content-Length: 0"),
          List.of("GET / HTTP/1.1", "Sec-Fetch-Site: none"));

  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("cordon-rehearsal");
    var err = new PrintWriter(Writer.nullWriter());
    try (var application = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      answerOn(application);
      var file = folder.resolve("cordon.yaml");
      Files.writeString(file, policy(application.getLocalPort()));
      if (GatewayRun.plain("run", file.toString()) == null) {
        throw new IllegalStateException("a start in the plainest way is what is rehearsed");
      }
      try (var gateway = GatewayRun.start(file, Tls.FROM_FILES, err)) {
        for (var request : REQUESTS) {
          ask(gateway.listening().get(0).port(), request);
        }
      }
    } finally {
      remove(folder);
    }
  }

  private static String policy(int applicationPort) {
    return """
    cordon: 1
    profile: dev
    app:
      origins: ["http://bank.localhost"]
    cors:
      - paths: [/api/**]
        origins: ["https://app.example", "https://*.partner.example"]
        methods: [GET, PUT]
        credentials: true
    sessions:
      - cookie: SESSION
        seal: true
        lifetime: 12h
    gateway:
      listen: http://127.0.0.1:0
      upstream: http://127.0.0.1:%d
      admin:
        listen: http://127.0.0.1:0
      access-log: access.jsonl
    """
        .formatted(applicationPort);
  }

  private static void answerOn(ServerSocket application) {
    var thread =
        new Thread(
            () -> {
              while (!application.isClosed()) {
                try (var client = application.accept()) {
                  readHead(client.getInputStream());
                  write(
                      client,
                      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: SESSION=1\r\n"
                          + "Content-Length: 2\r\nConnection: close\r\n\r\nok");
                } catch (IOException e) {
                  // The rehearsal is over, or ends without this answer.
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void ask(int port, List<String> request) throws IOException {
    try (var client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client.setSoTimeout(MILLIS);
      write(
          client,
          String.join("\r\n", request) + "\r\nHost: bank.localhost\r\nConnection: close\r\n\r\n");
      client.getInputStream().readAllBytes();
    }
  }

  private static void write(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void readHead(InputStream in) throws IOException {
    var seen = 0;
    while (seen != 0x0d0a0d0a) {
      var next = in.read();
      if (next < 0) {
        return;
      }
      seen = (seen << 8) | next;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
