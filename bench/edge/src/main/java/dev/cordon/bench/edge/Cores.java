package dev.cordon.bench.edge;

import java.util.ArrayList;
import java.util.List;

/**
 * Which processors the proxy has, and which the application and the generator. Apart from one
 * another where there are two at least, so that nobody else's caches and queues are in the proxy's
 * figures.
 */
final class Cores {
  private final int count;

  Cores(int count) {
    this.count = count;
  }

  List<String> proxy(List<String> command) {
    return pinned("0", command);
  }

  List<String> upstream(List<String> command) {
    return pinned("1", command);
  }

  List<String> generator(List<String> command) {
    return pinned(count > 2 ? "2" : "1", command);
  }

  private List<String> pinned(String core, List<String> command) {
    if (count < 2) {
      return command;
    }
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", core));
    pinned.addAll(command);
    return pinned;
  }

  /** Who runs where, in words. */
  String sentence() {
    return switch (count) {
      case 1 -> "One core carries the proxy, the application and the generator.";
      case 2 -> "The proxy has core 0 to itself; the application and the generator share core 1.";
      default -> "The proxy has core 0, the application core 1, the generator core 2.";
    };
  }
}
