package dev.cordon.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A browser's processes and its temporary folder, and their end. */
final class BrowserProcess implements AutoCloseable {
  private final Process process;
  private final Path folder;
  private final List<AutoCloseable> companions;
  private final Thread atExit = new Thread(this::end, "rig-browser-at-exit");

  private BrowserProcess(Process process, Path folder, List<AutoCloseable> companions) {
    this.process = process;
    this.folder = folder;
    this.companions = companions;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts a command.
   *
   * @param folder temporary; removed at the end
   * @param companions closed after the browser
   */
  static BrowserProcess start(
      List<String> command,
      Map<String, String> environment,
      Path folder,
      List<AutoCloseable> companions) {
    try {
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output.log").toFile())
              .redirectInput(Files.createFile(folder.resolve("input")).toFile());
      builder.environment().putAll(environment);
      return new BrowserProcess(builder.start(), folder, companions);
    } catch (IOException e) {
      throw new UncheckedIOException(command.get(0) + " could not be started", e);
    }
  }

  static Path newFolder() {
    try {
      return Files.createTempDirectory("cordon-rig-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last that the browser said, for a fault. */
  String output() {
    try {
      var lines = Files.readAllLines(folder.resolve("output.log"));
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    } catch (IOException | UncheckedIOException noOutput) {
      return "(no output)";
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs anyway; ending twice is harmless.
    }
  }

  private synchronized void end() {
    var family = new ArrayList<>(process.descendants().toList());
    process.destroy();
    try {
      if (!process.waitFor(3, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(3, TimeUnit.SECONDS);
      }
      family.addAll(process.descendants().toList());
      family.forEach(ProcessHandle::destroyForcibly);
      for (var companion : companions) {
        companion.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("A companion of the browser could not be ended", e);
    }
    removeFolder();
  }

  /** Removes the folder; tries again while dying children still write into it. */
  private void removeFolder() {
    for (int attempt = 0; attempt < 20 && Files.exists(folder); attempt++) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException stillWritten) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
