package dev.cordon.adapters;

import java.util.List;

/**
 * What the application answers.
 *
 * @param parts the body, as it is written
 */
record Reply(int status, List<Line> lines, List<byte[]> parts, Manner manner) {

  /** How it is answered. */
  enum Manner {
    /** In one piece. */
    AT_ONCE,
    /** The head and each part are sent off before the next part is written. */
    IN_PARTS,
    /** In one piece, by another thread. */
    LATER,
    /** In parts, by another thread. */
    LATER_IN_PARTS,
    /** By the container's own way of saying that something failed; the status says what. */
    ERROR,
    /** In the same way, by another thread. */
    LATER_ERROR,
    /** By an exception that nobody catches; the status is 500. */
    EXCEPTION
  }

  boolean fails() {
    return manner == Manner.ERROR || manner == Manner.LATER_ERROR || manner == Manner.EXCEPTION;
  }

  boolean isLater() {
    return manner == Manner.LATER
        || manner == Manner.LATER_IN_PARTS
        || manner == Manner.LATER_ERROR;
  }

  boolean isInParts() {
    return manner == Manner.IN_PARTS || manner == Manner.LATER_IN_PARTS;
  }
}
