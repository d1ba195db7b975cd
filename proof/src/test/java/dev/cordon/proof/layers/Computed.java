package dev.cordon.proof.layers;

/** The table, computed once for all tests that read it. */
final class Computed {
  static final LayersTable TABLE = LayersTable.compute();

  private Computed() {}
}
