package dev.cordon.conformance.survival;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Java process that the test has started, and ends. */
final class ChildProcess implements AutoCloseable {
  /** The bound of whatever is waited for; long, since the machine may be busy. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final BufferedWriter commands;
  private final Path errors;
  private final Map<String, Deque<String>> said = new HashMap<>();
  private boolean silent;
  private final Thread reaper;

  private ChildProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.commands = process.outputWriter();
    this.reaper = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(reaper);
    Thread reader = new Thread(this::read, "reader");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts {@code main} of these tests, small and quick to start. */
  static ChildProcess start(Class<?> main, Path folder, String... arguments) {
    return start(
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        main.getName(),
        folder,
        arguments);
  }

  /** Starts a class of the test's class path in {@code folder}. */
  static ChildProcess start(
      List<String> jvmOptions, String main, Path folder, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    try {
      Path errors = Files.createTempFile(folder, "errors", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(Redirect.to(errors.toFile()))
              .start();
      return new ChildProcess(process, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        heard(line);
      }
    } catch (IOException closed) {
      // As good as an end.
    }
    synchronized (said) {
      silent = true;
      said.notifyAll();
    }
  }

  private void heard(String line) {
    synchronized (said) {
      said.computeIfAbsent(line.split(" ", 2)[0], subject -> new ArrayDeque<>()).add(line);
      said.notifyAll();
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Gives it a command. */
  void tell(String command) {
    try {
      commands.write(command);
      commands.newLine();
      commands.flush();
    } catch (IOException e) {
      throw failure("takes no commands any more: " + e.getMessage());
    }
  }

  /** Its next line that begins with {@code subject}, as pairs. */
  Map<String, String> hear(String subject) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (said) {
      while (said.getOrDefault(subject, new ArrayDeque<>()).isEmpty()) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (silent || millis <= 0) {
          throw failure((silent ? "ended without saying " : "did not say ") + subject);
        }
        await(millis);
      }
      return pairs(said.get(subject).remove());
    }
  }

  private void await(long millis) {
    try {
      said.wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was not waited for");
    }
  }

  /** Commands and hears what it says to that. */
  Map<String, String> ask(String command) {
    tell(command);
    return hear(command.split(" ", 2)[0]);
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : text.split(" ")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return pairs;
  }

  /** What it has said on standard error so far. */
  String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it a signal by its name. */
  void signal(String name) {
    Tool.run("kill", "-" + name, Long.toString(pid()));
  }

  /** Waits for its end; empty if that does not come in time. */
  Optional<Integer> exitCode(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          ? Optional.of(process.exitValue())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was not waited for");
    }
  }

  /** Ends it as a machine that loses power does. */
  void kill() {
    process.destroyForcibly();
    exitCode(PATIENCE);
  }

  AssertionError failure(String what) {
    return new AssertionError(
        "process %d %s; its standard error:%n%s".formatted(pid(), what, errors()));
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(reaper);
  }
}
