package dev.cordon.browser;

import dev.cordon.browser.cookies.CookieNote;
import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.fetch.Exchange;
import dev.cordon.browser.fetch.Fetched;
import dev.cordon.browser.fetch.Step;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one action of a page: what went over the wire, which decisions the browser took,
 * what the page sees, and what stopped it, if something did. Immutable.
 *
 * <pre>{@code
 * var trace = evil.fetch("https://bank.example/transfer", init -> init.method("DELETE"));
 * assertFalse(trace.reachedServer());
 * assertTrue(trace.wasBlockedBy(Rule.PREFLIGHT_CORS_CHECK));
 * System.out.println(trace); // the network panel, and the reason
 * }</pre>
 */
public final class Trace {
  private final String action;
  private final @Nullable Client from;
  private final @Nullable Url target;
  private final List<Exchange> exchanges;
  private final List<Step> steps;
  private final Seen seen;
  private final @Nullable Block block;
  private final @Nullable Client made;

  private Trace(
      String action,
      @Nullable Client from,
      @Nullable Url target,
      List<Exchange> exchanges,
      List<Step> steps,
      Seen seen,
      @Nullable Block block,
      @Nullable Client made) {
    this.action = action;
    this.from = from;
    this.target = target;
    this.exchanges = exchanges;
    this.steps = steps;
    this.seen = seen;
    this.block = block;
    this.made = made;
  }

  /** Of an action that fetched. */
  static Trace of(String action, @Nullable Client from, Url target, Fetched fetched, Seen seen) {
    return new Trace(
        action, from, target, fetched.exchanges(), fetched.steps(), seen, fetched.block(), null);
  }

  /** Of an action that came to its end before anything was asked. */
  static Trace silent(
      String action,
      @Nullable Client from,
      @Nullable Url target,
      Seen seen,
      @Nullable Block block) {
    return new Trace(action, from, target, List.of(), List.of(), seen, block, null);
  }

  static Trace thrown(String action, Client from, @Nullable Url target, Refusal refusal) {
    return silent(action, from, target, new Seen.Thrown(refusal.error()), refusal.block());
  }

  /** The same with a reason that was found after the fetch. */
  Trace stoppedBy(@Nullable Block reason) {
    return reason == null
        ? this
        : new Trace(action, from, target, exchanges, steps, seen, reason, made);
  }

  /** The same with the page or worker that it made. */
  Trace making(Client client) {
    return new Trace(action, from, target, exchanges, steps, seen, block, client);
  }

  /** This after what another action put on the wire; what is seen is this one's. */
  Trace after(Trace earlier) {
    if (earlier.exchanges.isEmpty() && earlier.steps.isEmpty()) {
      return this;
    }
    var shift = earlier.exchanges.size();
    var all = new ArrayList<>(earlier.exchanges);
    all.addAll(exchanges);
    var decisions = new ArrayList<>(earlier.steps);
    steps.forEach(s -> decisions.add(new Step(s.rule(), s.exchange() + shift, s.detail())));
    return new Trace(
        action,
        from,
        target,
        Collections.unmodifiableList(all),
        Collections.unmodifiableList(decisions),
        seen,
        block == null ? null : shifted(block, shift),
        made);
  }

  /** This with what it brought along behind it on the wire; what is seen stays this one's. */
  Trace bringing(Trace more) {
    var shift = exchanges.size();
    var all = new ArrayList<>(exchanges);
    all.addAll(more.exchanges);
    var decisions = new ArrayList<>(steps);
    more.steps.forEach(s -> decisions.add(new Step(s.rule(), s.exchange() + shift, s.detail())));
    return new Trace(
        action,
        from,
        target,
        Collections.unmodifiableList(all),
        Collections.unmodifiableList(decisions),
        seen,
        block,
        made);
  }

  private static Block shifted(Block block, int by) {
    return new Block(
        block.rule(),
        block.exchange() < 0 ? -1 : block.exchange() + by,
        block.problem(),
        block.header(),
        block.value(),
        block.instead());
  }

  /** What was done, as {@code fetch} or {@code form}. */
  public String action() {
    return action;
  }

  /** Who did it; null for what the user typed. */
  public @Nullable Client from() {
    return from;
  }

  /** The URL that it was done with; null where that was none. */
  public @Nullable Url target() {
    return target;
  }

  /** Everything on the wire in order, preflights and redirects among it. */
  public List<Exchange> exchanges() {
    return exchanges;
  }

  /** The decisions that were not the end of it. */
  public List<Step> steps() {
    return steps;
  }

  /** What the page sees. */
  public Seen seen() {
    return seen;
  }

  /** What stopped it; null where nothing did. */
  public @Nullable Block block() {
    return block;
  }

  /** Whether a page came of it. */
  public boolean hasPage() {
    return made instanceof Page;
  }

  /**
   * The page that came of it: in this tab, in a new one, in a frame.
   *
   * @throws IllegalStateException if none did
   */
  public Page page() {
    if (made instanceof Page page) {
      return page;
    }
    throw new IllegalStateException("No page came of this:\n" + this);
  }

  /** Whether a worker came of it. */
  public boolean hasWorker() {
    return made instanceof Worker;
  }

  /**
   * The worker that came of it.
   *
   * @throws IllegalStateException if none did
   */
  public Worker worker() {
    if (made instanceof Worker worker) {
      return worker;
    }
    throw new IllegalStateException("No worker came of this:\n" + this);
  }

  /**
   * Whether the page that did it can read the answer: a readable response, an open socket or
   * stream, pixels, rules, a document of its own origin.
   */
  public boolean canRead() {
    if (seen instanceof Seen.Navigated navigated) {
      return from != null && sameOrigin(from.origin(), navigated.page().origin());
    }
    return seen instanceof Seen.Readable
        || seen instanceof Seen.Opened
        || (seen instanceof Seen.Loaded loaded && loaded.readable());
  }

  static boolean sameOrigin(Origin one, Origin other) {
    return !one.isOpaque() && one.equals(other);
  }

  /** Whether the request proper was sent, and not only a preflight. */
  public boolean reachedServer() {
    for (var exchange : exchanges) {
      if (!exchange.preflight()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the browser asked leave first. */
  public boolean askedFirst() {
    for (var exchange : exchanges) {
      if (exchange.preflight()) {
        return true;
      }
    }
    return false;
  }

  /** The names of the cookies that went along, to whatever server, in the order of the wire. */
  public List<String> cookiesSent() {
    var names = new ArrayList<String>();
    for (var exchange : exchanges) {
      for (var note : exchange.sent()) {
        if (note.accepted()) {
          names.add(note.name());
        }
      }
    }
    return names;
  }

  /** The cookies that stayed at home, each with the rule that kept it there. */
  public List<CookieNote> cookiesKept() {
    var kept = new ArrayList<CookieNote>();
    for (var exchange : exchanges) {
      for (var note : exchange.sent()) {
        if (!note.accepted()) {
          kept.add(note);
        }
      }
    }
    return kept;
  }

  /** Whether this rule stopped it. */
  public boolean wasBlockedBy(Rule rule) {
    return block != null && block.rule() == rule;
  }

  /** The network panel, what the page sees, and the reason. */
  @Override
  public String toString() {
    return TraceText.of(this);
  }
}
