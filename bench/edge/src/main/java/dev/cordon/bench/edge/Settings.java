package dev.cordon.bench.edge;

import java.nio.file.Path;
import java.util.List;

/**
 * What was asked for on the command line, and where things are.
 *
 * @param task what to do
 * @param rounds how often each cell is measured; the medians count
 * @param seconds how long one measurement takes
 * @param warmUp how many windows a JVM is given at most to become flat
 * @param products by their keys, in order
 * @param cells in order
 * @param home the folder {@code bench/edge} of the checkout
 * @param java the command of the JVMs under test
 * @param jvmFlags the flags of all of them
 */
record Settings(
    Task task,
    int rounds,
    int seconds,
    int warmUp,
    List<Product> products,
    List<Cell> cells,
    Path home,
    String java,
    List<String> jvmFlags) {

  /** What the runner can do. */
  enum Task {
    LOAD,
    START,
    GROWTH
  }

  Settings {
    products = List.copyOf(products);
    cells = List.copyOf(cells);
    jvmFlags = List.copyOf(jvmFlags);
  }
}
