package dev.cordon.guard;

import java.util.Locale;

/**
 * One line of an explanation: what a layer made of the request.
 *
 * @param layer the layer
 * @param outcome what it did
 * @param detail one sentence about what it saw; never a secret
 * @param clause the clause of the standard, or the section of the policy, that it rests on
 */
public record Step(Layer layer, Outcome outcome, String detail, String clause) {

  /** What a layer did. */
  public enum Outcome {
    /** It let the request go on. */
    PASSED,
    /** It refused. */
    REFUSED,
    /** It answered. */
    ANSWERED,
    /** It would have refused, but its rule is in report mode. */
    REPORTED,
    /** It had nothing to say about such a request. */
    SKIPPED;

    /** The name in lower case. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
