package dev.cordon.testkit;

import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.profile.Rule;
import java.util.TreeSet;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a {@link Move}. Each failure prints the whole of it. */
public final class MoveAssert extends AbstractAssert<MoveAssert, Move> {
  MoveAssert(Move actual) {
    super(actual, MoveAssert.class);
  }

  /** The request itself went over the wire, and not only a preflight. */
  public MoveAssert wasSent() {
    return check(trace().reachedServer(), "the request to have been sent, but it was not");
  }

  /** The request itself never went over the wire; a preflight may have. */
  public MoveAssert wasNotSent() {
    return check(!trace().reachedServer(), "the request not to have been sent, but it was");
  }

  /** The browser sent a preflight. */
  public MoveAssert askedFirst() {
    return check(trace().askedFirst(), "the browser to have asked first, but it did not");
  }

  /** The browser sent no preflight. */
  public MoveAssert didNotAsk() {
    return check(!trace().askedFirst(), "the browser not to have asked first, but it did");
  }

  /** The server answered with a status of 400 or more. */
  public MoveAssert wasRefused() {
    var answer = move().answer();
    return check(
        answer != null && answer.status() >= 400,
        "the server to have refused the request, but "
            + (answer == null ? "it was never asked" : "it answered " + answer.status()));
  }

  /** Cordon refused it, for this reason: {@code cross-site-write}. */
  public MoveAssert wasRefusedBy(String reason) {
    var reasons = new TreeSet<String>();
    for (var exchange : trace().exchanges()) {
      var found = exchange.response() == null ? null : RefusalReason.of(exchange.response());
      if (found != null) {
        reasons.add(found);
      }
    }
    return check(
        reasons.contains(reason),
        "the request to have been refused by "
            + reason
            + ", but "
            + (reasons.isEmpty() ? "no answer names a reason" : "the answers name " + reasons));
  }

  /** The server answered with a status below 400. */
  public MoveAssert wasAccepted() {
    var answer = move().answer();
    return check(
        answer != null && answer.status() < 400,
        "the server to have accepted the request, but "
            + (answer == null ? "it was never asked" : "it answered " + answer.status()));
  }

  /** A rule of the browser stopped it. */
  public MoveAssert wasBlockedBy(Rule rule) {
    return check(trace().wasBlockedBy(rule), "the browser to have blocked it by " + rule);
  }

  /** Nothing happened in the application, as far as this witness tells. */
  public MoveAssert hadNoEffect(Witness<?> witness) {
    var before = move().before(witness);
    var after = Snapshot.of(witness);
    return check(
        after.equals(before), "no effect, but what was " + before + " before is " + after + " now");
  }

  /** Something happened in the application, as this witness tells. */
  public MoveAssert hadEffect(Witness<?> witness) {
    var before = move().before(witness);
    return check(
        !Snapshot.of(witness).equals(before), "an effect, but what was " + before + " still is");
  }

  /** The page that did it can read the answer. */
  public MoveAssert canRead() {
    return check(trace().canRead(), "the page to read the answer, but it cannot");
  }

  /** The page that did it cannot read the answer. */
  public MoveAssert cannotRead() {
    return check(!trace().canRead(), "the page not to read the answer, but it can");
  }

  /** The page that did it can read the answer, and this text is in it. */
  public MoveAssert canRead(String text) {
    var read = trace().seen() instanceof Seen.Readable readable ? readable.body().text() : "";
    return check(
        trace().canRead() && read.contains(text),
        "the page to read \"" + text + "\", but it cannot");
  }

  /** A cookie of this name went along. */
  public MoveAssert carriedCookie(String name) {
    return check(
        trace().cookiesSent().contains(name),
        "the cookie " + name + " to have gone along, but these did: " + trace().cookiesSent());
  }

  /** No cookie went along. */
  public MoveAssert carriedNoCookies() {
    return check(
        trace().cookiesSent().isEmpty(),
        "no cookie to have gone along, but these did: " + trace().cookiesSent());
  }

  private MoveAssert check(boolean holds, String expectation) {
    isNotNull();
    if (!holds) {
      throw failure("%nExpected %s:%n%n%s", expectation, actual);
    }
    return this;
  }

  private Move move() {
    isNotNull();
    return actual;
  }

  private Trace trace() {
    return move().trace();
  }
}
