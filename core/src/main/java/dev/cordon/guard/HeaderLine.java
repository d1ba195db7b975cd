package dev.cordon.guard;

import org.jspecify.annotations.Nullable;

/** The lines of a request that share a name, where the standard allows one: how many came, and the first. */
final class HeaderLine {
  private int count;
  private @Nullable String first;

  void add(String value) {
    if (count++ == 0) {
      first = value.strip();
    }
  }

  boolean isAbsent() {
    return count == 0;
  }

  boolean isRepeated() {
    return count > 1;
  }

  /** The value of the only line; null where none came, or more than one. */
  @Nullable String only() {
    return count == 1 ? first : null;
  }
}
