package dev.cordon.bench.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** What has to be done however the run ends, Ctrl-C included: last begun, first undone. */
final class Cleanup {
  private static final Deque<Runnable> ACTIONS = new ArrayDeque<>();

  private Cleanup() {}

  static void atExit(Runnable action) {
    synchronized (ACTIONS) {
      if (ACTIONS.isEmpty()) {
        Runtime.getRuntime().addShutdownHook(new Thread(Cleanup::run, "cleanup"));
      }
      ACTIONS.push(action);
    }
  }

  /** A folder that is gone afterwards. */
  static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("cordon-edge");
    atExit(() -> delete(folder));
    return folder;
  }

  private static void run() {
    synchronized (ACTIONS) {
      ACTIONS.forEach(Runnable::run);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      System.err.println("could not remove " + folder + ": " + e.getMessage());
    }
  }
}
