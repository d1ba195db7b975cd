package dev.cordon.bench.rivals;

import java.util.ArrayList;
import java.util.List;

/** A question to a policy: the products answer it one beside another. */
public record Cell(Question question, Size size) {
  /** How many users there are. */
  static final int SESSIONS = 64;

  /** Every cell, in the order of the tables. */
  public static List<Cell> all() {
    var all = new ArrayList<Cell>();
    for (var question : Question.values()) {
      for (var size : sizes(question)) {
        all.add(new Cell(question, size));
      }
    }
    return all;
  }

  private static List<Size> sizes(Question question) {
    return switch (question) {
      case READ_ALLOWED, READ_DENIED, PREFLIGHT_ALLOWED, PREFLIGHT_DENIED -> List.of(Size.values());
      case READ_OWN -> List.of(Size.ONE, Size.ORIGINS_100);
      case DEEP_ORIGIN -> List.of(Size.PATTERNS_1_000);
      default -> List.of(Size.ORIGINS_100);
    };
  }

  /** The cell whose time is that of the request and the answer alone, whatever the policy. */
  Cell floor() {
    if (!question.isSharing()) {
      return new Cell(Question.OWN_WRITE, Size.ORIGINS_100);
    }
    return new Cell(
        question.isPreflight() ? Question.PREFLIGHT_ALLOWED : Question.READ_ALLOWED, Size.ONE);
  }

  List<Sent> requests() {
    return requests(question);
  }

  /** The requests for the pages on which its tokens stand. */
  List<Sent> pages() {
    return requests(Question.TOKEN_ISSUE);
  }

  private List<Sent> requests(Question asked) {
    int turns = question.turns();
    var stranger =
        switch (question) {
          case READ_DENIED, PREFLIGHT_DENIED, LONG_ORIGIN, DEEP_ORIGIN, FOREIGN_WRITE -> true;
          default -> false;
        };
    var origins = stranger ? Size.strangers(turns) : size.listed(turns);
    var requests = new ArrayList<Sent>();
    for (int i = 0; i < turns; i++) {
      requests.add(asked.request(origins.get(i), i % SESSIONS));
    }
    return requests;
  }

  /** As the benchmark's parameter has it. */
  @Override
  public String toString() {
    return question + "/" + size;
  }

  static Cell parse(String text) {
    var parts = text.split("/", 2);
    return new Cell(Question.valueOf(parts[0]), Size.valueOf(parts[1]));
  }
}
