package dev.cordon.bench.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that was started here, and ends here. */
final class Server implements AutoCloseable {
  /** The file that takes it; HAProxy writes its access log there. */
  static final String STANDARD_OUTPUT = "stdout.txt";

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);

  private final Place place;
  private final Process process;
  private final Path output;

  private Server(Place place, Process process, Path output) {
    this.place = place;
    this.process = process;
    this.output = output;
  }

  /** Starts it and waits until it accepts connections. */
  static Server start(Place place, List<String> command) throws IOException, InterruptedException {
    Server server = launch(place, command);
    server.awaitPort();
    return server;
  }

  /** Starts it and does not wait. */
  static Server launch(Place place, List<String> command) throws IOException {
    Path output = place.folder().resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(place.folder().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectError(output.toFile());
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(place.folder().resolve(STANDARD_OUTPUT).toFile()));
    builder.environment().put("XDG_DATA_HOME", place.folder().toString());
    builder.environment().put("XDG_CONFIG_HOME", place.folder().toString());
    Process process = builder.start();
    Server server = new Server(place, process, output);
    Cleanup.atExit(server::close);
    return server;
  }

  private void awaitPort() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!accepts()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(
            "a server did not start: " + process.info().commandLine().orElse("") + "\n" + words());
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private boolean accepts() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), place.port()), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  Place place() {
    return place;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What its command was given, as the kernel has it: a script may have become something else. */
  List<String> arguments() throws IOException {
    String line = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
    return List.of(line.split("\0")).stream().skip(1).toList();
  }

  long cpuMicros() {
    return ProcessStat.cpuMicros(process.toHandle());
  }

  long residentKib() {
    return ProcessStat.residentKib(process.toHandle());
  }

  /** What it said on standard error. */
  String words() throws IOException {
    String said = Files.readString(output);
    return said.length() > 4000 ? said.substring(0, 4000) + " …" : said;
  }

  /** Ends it and all below it, by their ids. */
  @Override
  public void close() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
