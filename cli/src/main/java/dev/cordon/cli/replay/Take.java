package dev.cordon.cli.replay;

import dev.cordon.proof.Stranger;
import dev.cordon.proof.Witness;
import dev.cordon.proof.move.Target;
import dev.cordon.rig.Patience;
import dev.cordon.rig.RawRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** One witness while it is replayed: what its page told, and what reached the gateway. */
final class Take {
  private static final Duration UNTIL_BEGUN = Duration.ofSeconds(8);
  private static final Duration UNTIL_TOLD = Duration.ofSeconds(4);
  private static final Duration QUIET = Duration.ofMillis(100);

  /** For requests that go out after the page said so. */
  private static final Duration UNTIL_NOTHING = Duration.ofMillis(800);

  /** How often the clock is looked at. */
  private static final Duration LOOK = Duration.ofMillis(20);

  /** What a page tells before it does it. */
  private static final Set<String> AHEAD = Set.of("left", "sent", "opened");

  /** What a page tells that does not look inside. */
  private static final Set<String> BLIND = Set.of("left", "sent", "opened", "loaded");

  /** What links bring. */
  private static final Pattern LINK =
      Pattern.compile("preload|prefetch|modulepreload|manifest|icon");

  /** A request that reached the gateway under the target's name. */
  private static final class Arrival {
    private final RawRequest request;
    private boolean answered;

    private Arrival(RawRequest request) {
      this.request = request;
    }

    boolean isPreflight() {
      return request.method().equals("OPTIONS")
          && request.joinedHeaders().containsKey("access-control-request-method");
    }
  }

  private final Witness witness;
  private final Target target;
  private final int number;
  private final List<Arrival> arrivals = new ArrayList<>();
  private boolean acting;
  private boolean refused;
  private String told = "";
  private long lastEvent = System.nanoTime();

  Take(Witness witness, Target target, int number) {
    this.witness = witness;
    this.target = target;
    this.number = number;
  }

  Witness witness() {
    return witness;
  }

  Target target() {
    return target;
  }

  int number() {
    return number;
  }

  /** The attacker's page was asked for. */
  synchronized void begins() {
    acting = true;
    changed();
  }

  /** The browser opened no window. */
  synchronized void refused() {
    refused = true;
    changed();
  }

  /** What the page's script saw; the first word counts. */
  synchronized void told(String outcome) {
    if (told.isEmpty()) {
      told = outcome;
    }
    changed();
  }

  /** A request reaches the gateway; what is returned is to be called when it was answered. */
  synchronized Runnable arrives(RawRequest request) {
    var arrival = new Arrival(request);
    if (acting) {
      arrivals.add(arrival);
    }
    changed();
    return () -> answered(arrival);
  }

  private synchronized void answered(Arrival arrival) {
    arrival.answered = true;
    changed();
  }

  private void changed() {
    lastEvent = System.nanoTime();
    notifyAll();
  }

  /**
   * Waits until the page told what it saw, until what is to arrive was answered, and then until
   * nothing came for a while.
   *
   * @return whether the page began at all
   */
  synchronized boolean await() throws InterruptedException {
    await(Patience.of(UNTIL_BEGUN), () -> acting || refused);
    if (!acting) {
      return false;
    }
    await(Patience.of(UNTIL_TOLD), () -> !told.isEmpty() || isSilent());
    await(Patience.untilNothingHappens(), () -> !witness.arrived() || isProperAnswered());
    boolean ahead = AHEAD.contains(told) && !witness.arrived();
    long quiet = (ahead ? Patience.of(UNTIL_NOTHING) : QUIET).toNanos();
    await(Patience.untilNothingHappens(), () -> System.nanoTime() - lastEvent >= quiet);
    return true;
  }

  /** Whether what is to arrive was answered and nothing is told of it: some pages have no say. */
  private boolean isSilent() {
    return isProperAnswered()
        && System.nanoTime() - lastEvent > Patience.of(UNTIL_NOTHING).toNanos();
  }

  private void await(Duration most, BooleanSupplier happened) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (!happened.getAsBoolean() && System.nanoTime() < end) {
      wait(LOOK.toMillis());
    }
  }

  private boolean isProperAnswered() {
    return arrivals.stream().anyMatch(arrival -> isProper(arrival) && arrival.answered);
  }

  /** Whether it is for the target's path, and no preflight. */
  private boolean isProper(Arrival arrival) {
    return !arrival.isPreflight() && path(target.path()).equals(arrival.request.path());
  }

  /** Whether the move sent it, and not the browser for a page that opened. */
  private boolean isTheMoves(Arrival arrival) {
    return isProper(arrival)
        || (!arrival.isPreflight() && !arrival.request.path().equals("/favicon.ico"));
  }

  private static String path(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** What came of it, given what reached the application. */
  synchronized Outcome outcome(List<RawRequest> reached) {
    var proper = arrivals.stream().filter(this::isTheMoves).toList();
    if (proper.isEmpty()) {
      return new Outcome(false, List.of(), false, isReadable());
    }
    var last = proper.get(proper.size() - 1).request;
    boolean passed =
        reached.stream()
            .anyMatch(
                request ->
                    request.method().equals(last.method())
                        && request.target().equals(last.target())
                        && request.isWebSocket() == last.isWebSocket());
    return new Outcome(true, sessions(last), passed, isReadable());
  }

  /**
   * That a window opened says nothing of what is in it; and where the name leads to the server, a
   * page is of its own origin with all that it brings, and does not try to look inside. Nor does
   * one look into what a link keeps for later.
   */
  private boolean isReadable() {
    boolean rebound = witness.stranger().kind() == Stranger.Kind.REBOUND;
    if (LINK.matcher(witness.move().id()).lookingAt() || (rebound && BLIND.contains(told))) {
      return witness.readable();
    }
    var talks = witness.move().method().equals("WEBSOCKET") || isStream();
    return told.equals("readable") || (told.equals("opened") && talks);
  }

  private boolean isStream() {
    return witness.move().answerType().equals("text/event-stream");
  }

  private List<String> sessions(RawRequest request) {
    var names = new ArrayList<String>();
    for (var pair : request.joinedHeaders().getOrDefault("cookie", "").split("[;,] *", -1)) {
      var name = pair.substring(0, Math.max(0, pair.indexOf('=')));
      if (target.sessionCookies().contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** What happened, for somebody who wonders. */
  synchronized String story() {
    var story = new StringBuilder("told ").append(told.isEmpty() ? "nothing" : told);
    for (var arrival : arrivals) {
      var request = arrival.request;
      story.append("; ").append(request.method()).append(' ').append(request.url());
      request
          .joinedHeaders()
          .forEach(
              (name, value) -> {
                if (name.startsWith("sec-fetch-") || name.equals("origin")) {
                  story.append(' ').append(name.toLowerCase(Locale.ROOT)).append('=').append(value);
                }
              });
    }
    return story.toString();
  }
}
