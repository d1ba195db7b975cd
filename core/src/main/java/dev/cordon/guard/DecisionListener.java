package dev.cordon.guard;

/**
 * Is told of every decision, on the thread that judged: for logs, metrics and tests. It must not
 * block or throw.
 */
@FunctionalInterface
public interface DecisionListener {

  /** A decision was made. */
  void decided(Decision decision);
}
