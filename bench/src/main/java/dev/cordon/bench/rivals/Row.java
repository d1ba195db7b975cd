package dev.cordon.bench.rivals;

import java.util.List;

/** One product before one cell: its figure, and what was wrong with its answer. */
record Row(Product product, Cell cell, Figure figure, List<String> faults) {

  boolean isRight() {
    return faults.isEmpty();
  }

  boolean isOf(String name) {
    return product.name().equals(name);
  }
}
