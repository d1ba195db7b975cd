package dev.cordon.comparison;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was done in a bank, one line each: the witness of every attack. */
final class Books {
  /** What only alice sees. */
  static final String ACCOUNT = "NL42-4711-0815";

  private final List<String> lines = new CopyOnWriteArrayList<>();

  void enter(String what, Object to) {
    lines.add(what + " " + to);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  void clear() {
    lines.clear();
  }

  static boolean isAlice(String user, String password) {
    return "alice".equals(user) && "wonderland".equals(password);
  }
}
