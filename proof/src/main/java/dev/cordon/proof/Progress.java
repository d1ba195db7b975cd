package dev.cordon.proof;

/** Is told how far a proof is. */
@FunctionalInterface
public interface Progress {
  /** So many classes of cells are done, of so many. Called by several threads. */
  void done(int classes, int of);
}
