package dev.cordon.guard;

import org.jspecify.annotations.Nullable;

/** A layer's wish to refuse, before report mode has had its say; and the answer that says so. */
final class Refusal {
  private final Reason reason;
  private final String sentence;

  /** Made by the first who needs it: nothing in it depends on the request. */
  private @Nullable OwnAnswer problem;

  private @Nullable OwnAnswer page;

  /**
   * @param reason why
   * @param sentence one sentence for a developer, without anything the request or the policy holds
   */
  Refusal(Reason reason, String sentence) {
    this.reason = reason;
    this.sentence = sentence;
  }

  Reason reason() {
    return reason;
  }

  String sentence() {
    return sentence;
  }

  /** A page for a navigation, and what a script can read for everything else. */
  OwnAnswer answer(boolean navigation) {
    if (navigation) {
      if (page == null) {
        page = OwnAnswer.page(this);
      }
      return page;
    }
    if (problem == null) {
      problem = OwnAnswer.problem(this);
    }
    return problem;
  }
}
