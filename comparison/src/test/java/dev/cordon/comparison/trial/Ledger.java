package dev.cordon.comparison.trial;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened in the bank, one line each: the witness of every attack. */
final class Ledger {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  void write(String line) {
    lines.add(line);
  }

  boolean has(String line) {
    return lines.contains(line);
  }

  void clear() {
    lines.clear();
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
