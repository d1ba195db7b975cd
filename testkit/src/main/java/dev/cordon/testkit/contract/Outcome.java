package dev.cordon.testkit.contract;

/**
 * How one attack on one route ended in one browser.
 *
 * @param by by whom it was stopped, or why nothing can be said
 * @param evidence the traces, for the message of a failing test
 */
public record Outcome(Kind kind, String by, String evidence) {
  /** What can be said of an attack. */
  public enum Kind {
    /** The attack succeeded. */
    OPEN,
    /** It did not, and the application is up and does the same for its own pages. */
    STOPPED,
    /** Nothing was shown: no answer came, or the own pages cannot do it either. */
    UNPROVEN,
    /** It means nothing here. */
    NOT_APPLICABLE
  }

  static Outcome open(String evidence) {
    return new Outcome(Kind.OPEN, "", evidence);
  }

  static Outcome stopped(String by, String evidence) {
    return new Outcome(Kind.STOPPED, by, evidence);
  }

  static Outcome unproven(String why, String evidence) {
    return new Outcome(Kind.UNPROVEN, why, evidence);
  }

  static Outcome notApplicable(String why) {
    return new Outcome(Kind.NOT_APPLICABLE, why, "");
  }

  /** Whether the attack succeeded. */
  public boolean isOpen() {
    return kind == Kind.OPEN;
  }

  /** As it stands in the table. */
  public String text() {
    return switch (kind) {
      case OPEN -> "OPEN";
      case STOPPED -> by;
      case UNPROVEN -> "UNPROVEN: " + by;
      case NOT_APPLICABLE -> "–";
    };
  }
}
