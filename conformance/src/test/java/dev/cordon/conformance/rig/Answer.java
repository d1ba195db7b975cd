package dev.cordon.conformance.rig;

import dev.cordon.rig.Pair;
import java.util.List;
import java.util.Set;

/**
 * What the server says to one request.
 *
 * @param headers in order, repetitions kept
 * @param body sent as UTF-8
 * @param close whether the server closes the connection without a word instead
 */
public record Answer(int status, List<Pair> headers, String body, boolean close) {
  /** What an URL says for which the row gives no answer. */
  public static final Answer DEFAULT =
      new Answer(200, List.of(new Pair("Content-Type", "text/html")), "<p>answer</p>", false);

  static Answer read(Fields fields) {
    fields.only(Set.of("status", "headers", "body", "close"));
    double status = fields.number("status", 200);
    if (status < 200 && status != 101 || status > 599 || status != Math.rint(status)) {
      throw fields.fault("\"status\" must be 101 or from 200 to 599, not " + status);
    }
    return new Answer(
        (int) status,
        fields.pairs("headers"),
        fields.maybeText("body").orElse(""),
        fields.flag("close"));
  }
}
