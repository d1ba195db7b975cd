package dev.cordon.cli.chromium;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The operating system's side of a Chromium: its process, its temporary profile, their end. */
final class ChromiumProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Process process;
  private final Path profile;
  private final URI devTools;
  private final Thread atExit;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ChromiumProcess(Process process, Path profile, URI devTools, Thread atExit) {
    this.process = process;
    this.profile = profile;
    this.devTools = devTools;
    this.atExit = atExit;
  }

  static ChromiumProcess start(Path binary, ChromiumOptions options) {
    Path profile = newProfile();
    Process process;
    try {
      prefer(profile, options.preferences());
      process =
          new ProcessBuilder(command(binary, profile, options))
              .redirectErrorStream(true)
              .redirectOutput(profile.resolve("output.log").toFile())
              .redirectInput(ProcessBuilder.Redirect.from(nothing(profile)))
              .start();
    } catch (IOException e) {
      remove(profile);
      throw new ChromiumException(binary + " could not be started: " + e.getMessage(), e);
    }
    // Registered before the wait below, so that Ctrl-C during the start leaves nothing behind.
    var atExit = new Thread(() -> end(process, profile), "chromium-at-exit");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      var devTools = awaitDevTools(binary, process, profile, options.startTimeout());
      return new ChromiumProcess(process, profile, devTools, atExit);
    } catch (RuntimeException e) {
      end(process, profile);
      forget(atExit);
      throw e;
    }
  }

  /** Where Chromium looks at its start for what a person has chosen. */
  private static void prefer(Path profile, String preferences) throws IOException {
    if (!preferences.isEmpty()) {
      Files.createDirectories(profile.resolve("Default"));
      Files.writeString(profile.resolve("Default/Preferences"), preferences);
    }
  }

  private static List<String> command(Path binary, Path profile, ChromiumOptions options) {
    var command = new ArrayList<String>();
    command.add(binary.toString());
    command.add("--headless");
    // The sandbox needs a user other than root; for anyone else it stays on.
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--no-sandbox");
    }
    command.addAll(
        List.of(
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--disable-breakpad",
            "--no-proxy-server",
            "--password-store=basic",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile));
    if (!options.resolverRules().isEmpty()) {
      command.add("--host-resolver-rules=" + options.resolverRules());
    }
    if (!options.trustedKeys().isEmpty()) {
      command.add(
          "--ignore-certificate-errors-spki-list=" + String.join(",", options.trustedKeys()));
    }
    command.addAll(options.flags());
    command.add("about:blank");
    return command;
  }

  /** Chromium writes the port and path of its DevTools into a file of the profile. */
  private static URI awaitDevTools(Path binary, Process process, Path profile, Duration atMost) {
    var file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end) {
      try {
        if (Files.exists(file)) {
          var lines = Files.readAllLines(file);
          if (lines.size() >= 2) {
            return URI.create("ws://127.0.0.1:" + lines.get(0).trim() + lines.get(1).trim());
          }
        }
        if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
          throw new ChromiumException(
              binary + " ended at once (exit " + process.exitValue() + "): " + output(profile));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ChromiumException("Interrupted while Chromium started", e);
      }
    }
    throw new ChromiumException(
        binary
            + " did not open its DevTools within "
            + atMost.toSeconds()
            + " s: "
            + output(profile));
  }

  private static String output(Path profile) {
    try {
      var lines = Files.readAllLines(profile.resolve("output.log"));
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    } catch (IOException noOutput) {
      return "(no output)";
    }
  }

  URI devTools() {
    return devTools;
  }

  Path profile() {
    return profile;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      end(process, profile);
      forget(atExit);
    }
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs anyway; ending twice is harmless.
    }
  }

  private static void end(Process process, Path profile) {
    var family = new ArrayList<>(process.descendants().toList());
    try {
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroy();
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    family.forEach(ProcessHandle::destroyForcibly);
    remove(profile);
  }

  private static Path newProfile() {
    try {
      return Files.createTempDirectory("cordon-chromium-");
    } catch (IOException e) {
      throw new ChromiumException("No temporary folder for Chromium's profile", e);
    }
  }

  private static java.io.File nothing(Path profile) throws IOException {
    return Files.createFile(profile.resolve("input")).toFile();
  }

  /** Removes the profile; tries again while dying children still write into it. */
  private static void remove(Path profile) {
    for (int attempt = 0; attempt < 10 && Files.exists(profile); attempt++) {
      try (var files = Files.walk(profile)) {
        files.sorted(Comparator.reverseOrder()).forEach(ChromiumProcess::delete);
      } catch (IOException | UncheckedIOException e) {
        pause();
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
