package dev.cordon.proof;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one stranger can do on one route.
 *
 * @param powers each with where it was seen, in the order of {@link Power}
 * @param refused one move that a logged-in user's browser sent and the server refused, for the
 *     sentence about it; absent where none was
 */
public record Cell(SortedMap<Power, Sighting> powers, java.util.Optional<Witness> refused) {
  public Cell {
    powers = Collections.unmodifiableSortedMap(new TreeMap<>(powers));
  }

  /** Whether it can send anything. */
  public Answer send() {
    return answer(Deed.SEND);
  }

  /** Whether the user's session, or another ambient credential, goes along with what it sends. */
  public Answer cookies() {
    return send() == Answer.AS_USER ? Answer.AS_USER : Answer.NO;
  }

  /** Whether it can read an answer. */
  public Answer read() {
    return answer(Deed.READ).or(answer(Deed.CONNECT));
  }

  /** Whether it can cause an effect. */
  public Answer effect() {
    return answer(Deed.WRITE).or(answer(Deed.CONNECT)).or(answer(Deed.FORGE));
  }

  /** Whether the application's answer goes into its pages. */
  public Answer embed() {
    return answer(Deed.EMBED);
  }

  private Answer answer(Deed deed) {
    var answer = Answer.NO;
    for (var power : powers.keySet()) {
      if (power.deed() == deed) {
        answer = answer.or(power.asUser() ? Answer.AS_USER : Answer.YES);
      }
    }
    return answer;
  }

  /** One of the four verdicts. */
  public enum Answer {
    NO,
    /** Without any credential of the user's: what anybody could do without a browser. */
    YES,
    /** In the user's name. */
    AS_USER;

    Answer or(Answer other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }
}
