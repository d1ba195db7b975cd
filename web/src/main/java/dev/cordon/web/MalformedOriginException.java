package dev.cordon.web;

/** Says what keeps a text from being a serialised origin, and what to write instead. */
public final class MalformedOriginException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String instead;

  MalformedOriginException(String value, String problem, String instead) {
    super(Ascii.quote(value) + " is not an origin: " + problem + " " + instead);
    this.problem = problem;
    this.instead = instead;
  }

  /** What is wrong, as a sentence. */
  public String problem() {
    return problem;
  }

  /** What to write instead, as a sentence. */
  public String instead() {
    return instead;
  }
}
