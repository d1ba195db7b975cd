package dev.cordon.conformance.survival;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code cordon run cordon.yaml} with a heap of 256 MiB, as its user starts it. */
final class GatewayProcess implements AutoCloseable {
  private static final String MAIN = "dev.cordon.cli.Main";
  private static final List<String> JVM_OPTIONS =
      List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
  private static final Pattern LISTENING =
      Pattern.compile("listening on .*?127\\.0\\.0\\.1:(\\d+).*admin on .*?127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern HEAP_USED = Pattern.compile("total \\d+K, used (\\d+)K");

  private final ChildProcess process;
  private final Path file;
  private final int port;
  private final int adminPort;

  private GatewayProcess(ChildProcess process, Path file, int port, int adminPort) {
    this.process = process;
    this.file = file;
    this.port = port;
    this.adminPort = adminPort;
  }

  /** Starts it in a folder of its own within {@code parent}, and waits until it listens. */
  static GatewayProcess start(Path parent, String yaml, String... options) {
    try {
      Path folder = Files.createTempDirectory(parent, "gateway");
      Path file = Files.writeString(folder.resolve("cordon.yaml"), yaml);
      List<String> arguments = new ArrayList<>(List.of("run", "cordon.yaml"));
      arguments.addAll(List.of(options));
      ChildProcess process =
          ChildProcess.start(JVM_OPTIONS, MAIN, folder, arguments.toArray(String[]::new));
      Matcher listening =
          Waiting.forValue(
              "the gateway to listen",
              () -> {
                if (!process.isAlive()) {
                  throw process.failure("ended at once");
                }
                Matcher matcher = LISTENING.matcher(process.errors());
                return matcher.find() ? Optional.of(matcher) : Optional.empty();
              });
      return new GatewayProcess(
          process,
          file,
          Integer.parseInt(listening.group(1)),
          Integer.parseInt(listening.group(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** Puts another policy in the place of the old one, as editors do. */
  void write(String yaml) {
    try {
      Path next = Files.writeString(file.resolveSibling("next.yaml"), yaml);
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void signal(String name) {
    process.signal(name);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Optional<Integer> exitCode(Duration patience) {
    return process.exitCode(patience);
  }

  /** The value of a series of {@code /metrics}; 0 where nothing has been counted. */
  long metric(String series) {
    return admin("/metrics")
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToLong(line -> Long.parseLong(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  private String admin(String path) {
    URI uri = URI.create("http://127.0.0.1:" + adminPort + path);
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw process.failure("does not answer on its admin listener: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What lives in its heap after a collection, in MiB. */
  long liveHeapMib() {
    jcmd("GC.run");
    Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new AssertionError("jcmd GC.heap_info says nothing of a heap");
    }
    return Long.parseLong(used.group(1)) / 1024;
  }

  /** The most memory it ever had, heap and all, in MiB; empty where the system does not say. */
  Optional<Long> peakMemoryMib() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }

  private String jcmd(String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    return Tool.run(jcmd, Long.toString(process.pid()), command);
  }

  /** What it has said on standard error so far. */
  String errors() {
    return process.errors();
  }

  /** The lines of its access log. */
  List<String> accessLog() {
    try {
      return Files.readAllLines(file.resolveSibling("access.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
