package dev.cordon.proof.move;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * All that servers and the page can tell of moves, in every browser, for every kind of stranger and
 * before every server of the {@link Panel}. Not for use by several threads at once.
 */
final class Signatures {
  private static final List<Profile> BROWSERS =
      List.of(
          Profiles.CHROMIUM,
          Profiles.FIREFOX,
          Profiles.WEBKIT,
          Profile.standard(),
          Profiles.LEGACY);

  private record Stranger(String page, String origin) {}

  private static final String OWN = "https://app.example";
  private static final List<Stranger> STRANGERS =
      List.of(
          new Stranger("https://evil.example/a?b", OWN),
          new Stranger("https://sub.app.example/a?b", OWN),
          new Stranger("http://evil.example/a?b", OWN),
          new Stranger("http://localhost:3000/a?b", OWN),
          // Rebound: its own name leads to the server.
          new Stranger("https://rebound.example/a?b", "https://rebound.example"));

  /** A browser before a server, with the user's cookies in it. */
  private record Seat(
      String browser, Stranger stranger, Target target, Panel.Wire wire, Browser tab) {
    static Seat of(Profile profile, Stranger stranger, Panel server) {
      var target = Signatures.target(stranger.origin());
      var wire = server.new Wire(target);
      var tab = Browser.of(profile).on(wire);
      if (stranger.origin().equals(OWN)) {
        var own = tab.page(OWN + "/");
        own.setCookie("b=1; SameSite=Lax; Secure");
        own.setCookie("c=1; SameSite=Strict; Secure");
        own.setCookie("d=1; SameSite=None; Secure");
      }
      return new Seat(profile.name(), stranger, target, wire, tab);
    }

    Trace play(Move move) {
      // Remembered preflights go, and the cookie without SameSite is young again.
      tab.advance(Duration.ofDays(2));
      if (stranger.origin().equals(OWN)) {
        tab.page(OWN + "/").setCookie("a=1");
      }
      wire.attend(move);
      return move.play(tab.page(stranger.page(), move::setUp), target);
    }
  }

  /** The seats of one browser and one stranger, before each server. */
  private final List<List<Seat>> seats = new ArrayList<>();

  Signatures() {
    for (var profile : BROWSERS) {
      for (var stranger : STRANGERS) {
        var row = new ArrayList<Seat>();
        for (var server : Panel.values()) {
          row.add(Seat.of(profile, stranger, server));
        }
        seats.add(row);
      }
    }
  }

  static Target target(String origin) {
    return new Target(
        origin,
        "/transfer",
        List.of("SESSION"),
        "X-CSRF-Token",
        "_csrf",
        "csrf",
        "another",
        "/csrf",
        "/login",
        "https://bounce.example");
  }

  /** The parts of which everything is made that comes of a move. */
  Set<String> parts(Move move) {
    var parts = new HashSet<String>();
    each(move, (seat, trace) -> Part.of(seat.browser, seat.stranger.page, seat.wire, trace, parts));
    return parts;
  }

  /** All that comes of a move: two moves of which this is equal are the same. */
  String whole(Move move) {
    var whole = new StringBuilder();
    each(
        move,
        (seat, trace) -> {
          whole.append('|').append(trace.seen().getClass().getSimpleName());
          whole.append(trace.canRead());
          whole.append(trace.seen() instanceof Seen.Navigated page && page.opener());
          seat.wire.asked.forEach(request -> whole.append(Part.whole(request)).append('\n'));
        });
    return whole.toString();
  }

  private void each(Move move, BiConsumer<Seat, Trace> heard) {
    for (var row : seats) {
      for (var seat : row) {
        var trace = seat.play(move);
        heard.accept(seat, trace);
        if (seat.wire.asked.isEmpty() && !trace.canRead()) {
          // What never arrives no answer changes.
          break;
        }
      }
    }
  }
}
