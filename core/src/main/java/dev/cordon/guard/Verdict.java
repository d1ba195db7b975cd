package dev.cordon.guard;

/** What happens to a request. */
public sealed interface Verdict {

  /** It goes on to the application. */
  Verdict PASS = new Pass();

  /** The name in explanations and logs: {@code pass}, {@code answer} or {@code refuse}. */
  String text();

  /** It goes on to the application, edited by {@link Decision#editRequest}. */
  record Pass() implements Verdict {
    @Override
    public String text() {
      return "pass";
    }
  }

  /**
   * Cordon answers it itself, and the application never sees it: a preflight, the token endpoint.
   *
   * @param status the status of the answer
   */
  record Answer(int status) implements Verdict {
    @Override
    public String text() {
      return "answer";
    }
  }

  /**
   * It is refused, and the application never sees it.
   *
   * @param status the status of the refusal
   */
  record Refuse(int status) implements Verdict {
    @Override
    public String text() {
      return "refuse";
    }
  }
}
