package dev.cordon.cli.replay;

import dev.cordon.proof.Witness;
import java.util.List;

/**
 * What came of a move, as far as model and reality are compared.
 *
 * @param arrived whether the request proper reached the server
 * @param cookies the names of the session cookies that it carried, in alphabetical order
 * @param passed whether it reached the application
 * @param readable whether the page can read the answer, or has a socket or a stream open
 */
record Outcome(boolean arrived, List<String> cookies, boolean passed, boolean readable) {
  static final Outcome NOTHING = new Outcome(false, List.of(), false, false);

  Outcome {
    cookies = cookies.stream().sorted().toList();
  }

  /** What the model says. */
  static Outcome expectedOf(Witness witness) {
    return new Outcome(
        witness.arrived(),
        witness.arrived() ? witness.cookies() : List.of(),
        witness.passed(),
        witness.readable());
  }

  @Override
  public String toString() {
    var reading = readable ? "the page can read the answer" : "the page can read nothing";
    if (!arrived) {
      return "nothing arrives, " + reading;
    }
    var with = cookies.isEmpty() ? "no session" : String.join(", ", cookies);
    return "it arrives with "
        + with
        + (passed ? ", reaches the application, " : ", is kept from the application, ")
        + reading;
  }
}
