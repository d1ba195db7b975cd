package dev.cordon.testkit;

import dev.cordon.browser.Trace;
import dev.cordon.browser.fetch.Exchange;
import dev.cordon.browser.http.Response;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * What came of a page's move, ready for {@code assertThat(move)}: what went over the wire, what the
 * page sees, and what the application's witnesses said before.
 */
public final class Move implements AssertProvider<MoveAssert> {
  private final Victim victim;
  private final Trace trace;
  private final Testimony before;

  Move(Victim victim, Trace trace, Testimony before) {
    this.victim = victim;
    this.trace = trace;
    this.before = before;
  }

  /** The whole of it, as the model tells it. */
  public Trace trace() {
    return trace;
  }

  /**
   * The page that came of it.
   *
   * @throws IllegalStateException if none did
   */
  public Page page() {
    return new Page(victim, trace.page());
  }

  /** The last answer of a server, preflights left out; null where none came. */
  public @Nullable Response answer() {
    var exchange = lastExchange();
    return exchange == null ? null : exchange.response();
  }

  /** The body of the last answer as the server sent it, whether the page sees it or not. */
  public String body() {
    var answer = answer();
    return answer == null ? "" : answer.body().text();
  }

  /** The last request proper; null where none was sent. */
  @Nullable Exchange lastExchange() {
    Exchange last = null;
    for (var exchange : trace.exchanges()) {
      if (!exchange.preflight()) {
        last = exchange;
      }
    }
    return last;
  }

  /**
   * What a witness said before the move.
   *
   * @throws IllegalStateException if nobody asked it
   */
  Snapshot before(Witness<?> witness) {
    var said = before.of(witness);
    if (said == null) {
      throw new IllegalStateException(
          "[unknown-witness] nobody asked this witness before the move, so that it cannot tell what"
              + " the move changed, and the test could not fail. Name it where the application is"
              + " described: application.watching(bank::transfers), with the same method of the"
              + " same object.");
    }
    return said;
  }

  @Override
  @SuppressWarnings("deprecation") // AssertJ warns of calling it, not of providing it.
  public MoveAssert assertThat() {
    return new MoveAssert(this);
  }

  /** The trace, and why Cordon refused it, if it did. */
  @Override
  public String toString() {
    var text = new StringBuilder(trace.toString());
    for (var exchange : trace.exchanges()) {
      var reason = exchange.response() == null ? null : RefusalReason.of(exchange.response());
      if (reason != null) {
        text.append("  Cordon refused ").append(exchange.request()).append(": ").append(reason);
        text.append('\n');
      }
    }
    return text.toString();
  }
}
