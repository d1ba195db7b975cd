package dev.cordon.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last requests that were not simply passed, for the admin listener: refusals, answers, reports
 * and problems.
 */
final class RecentDecisions {
  private static final int KEPT = 200;

  private final Deque<Json> lines = new ArrayDeque<>(KEPT);

  synchronized void add(Json line) {
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  /** The newest first. */
  synchronized List<Json> newestFirst() {
    List<Json> copy = new ArrayList<>(lines.size());
    lines.descendingIterator().forEachRemaining(copy::add);
    return copy;
  }
}
