package dev.cordon.proof;

import dev.cordon.proof.Plays.Play;
import dev.cordon.proof.Walk.Arrival;
import dev.cordon.proof.Walk.End;
import dev.cordon.proof.server.Login;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one stranger was seen to be able to do on one route, while its moves are played. */
final class Powers {
  private static final String WEBSOCKET = "WEBSOCKET";

  private final Stranger stranger;
  private final Route route;
  private final Set<String> headers;
  private final Set<String> sessions;
  private final SortedMap<Power, Seen> seen = new TreeMap<>();
  private final Set<Sight> known = new HashSet<>();
  private @Nullable Witness refused;

  /** Where a power was seen. */
  private static final class Seen {
    private final Set<BrowserKind> browsers = new LinkedHashSet<>();
    private Witness witness;
    private boolean evident;

    private Seen(Witness witness) {
      this.witness = witness;
    }
  }

  /**
   * @param headers the request and response headers that the policy names, in lower case
   * @param sessions the names of the cookies that are sessions
   */
  Powers(Stranger stranger, Route route, Set<String> headers, Set<String> sessions) {
    this.stranger = stranger;
    this.route = route;
    this.headers = headers;
    this.sessions = sessions;
  }

  /**
   * What one walk shows, told apart by the very requests and ends that it is made of: another move
   * that comes to the same shows nothing new.
   */
  private record Sight(List<Arrival> arrivals, End end, BrowserKind kind) {
    @Override
    public boolean equals(@Nullable Object other) {
      if (!(other instanceof Sight that)
          || end != that.end
          || kind != that.kind
          || arrivals.size() != that.arrivals.size()) {
        return false;
      }
      for (int i = 0; i < arrivals.size(); i++) {
        if (arrivals.get(i) != that.arrivals.get(i)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = System.identityHashCode(end) * 31 + System.identityHashCode(kind);
      for (int i = 0; i < arrivals.size(); i++) {
        hash = hash * 31 + System.identityHashCode(arrivals.get(i));
      }
      return hash;
    }
  }

  /** Takes note of what came of one move. */
  void saw(Play play, Walk walk) {
    if (!known.add(new Sight(walk.arrivals(), walk.end(), play.kind()))) {
      return;
    }
    var proper = walk.arrivals().stream().filter(arrival -> !arrival.isPreflight()).toList();
    if (proper.isEmpty()) {
      return;
    }
    var kind = play.kind();
    var last = proper.get(proper.size() - 1);
    var witness = witness(play, route, walk, last, sessions);
    for (var arrival : proper) {
      arrived(arrival, play, witness);
    }
    var run = last.served().run();
    var end = walk.end();
    if (run != null && end.readable() && !isHandshake(last)) {
      add(Deed.READ, last.request().method(), run.asUser(), kind, witness, last);
      for (var header : end.headers()) {
        if (headers.contains(header)) {
          add(Deed.SEE_HEADER, header, run.asUser(), kind, witness, last);
        }
      }
    } else if (run != null && !run.effect() && end.embedded()) {
      add(Deed.EMBED, "", run.asUser(), kind, witness, last);
    } else if (run == null
        && end.readable()
        && last.request().url().path().equals(Routes.TOKEN)
        && last.served().response().status() == 200) {
      add(Deed.TAKE_TOKEN, "", isUsers(last, play.login()), kind, witness, last);
    }
    if (run != null && end.opened() && isHandshake(last)) {
      add(Deed.CONNECT, "", run.asUser(), kind, witness, last);
    }
    if (run == null
        && (refused == null || isBetter(witness, refused))
        && !witness.cookies().isEmpty()) {
      refused = witness;
    }
  }

  /** A refusal of what would have had an effect says more than one of what would not. */
  private static boolean isBetter(Witness one, Witness other) {
    return isSafe(other) && !isSafe(one);
  }

  private static boolean isSafe(Witness witness) {
    return List.of("GET", "HEAD", "OPTIONS").contains(witness.move().method());
  }

  private void arrived(Arrival arrival, Play play, Witness witness) {
    var kind = play.kind();
    var method = isHandshake(arrival) ? WEBSOCKET : arrival.request().method();
    var run = arrival.served().run();
    var credentialed = isUsers(arrival, play.login()) || isBasic(arrival);
    add(Deed.SEND, method, credentialed, kind, witness, arrival);
    if (run == null) {
      return;
    }
    if (run.effect() && !method.equals(WEBSOCKET)) {
      add(Deed.WRITE, run.method(), run.asUser(), kind, witness, arrival);
    }
    if (run.forged()) {
      add(Deed.FORGE, "", false, kind, witness, arrival);
    }
    for (int i = 0; i < arrival.request().headers().size(); i++) {
      var name = arrival.request().headers().name(i).toLowerCase(Locale.ROOT);
      if (headers.contains(name) && stranger.kind() != Stranger.Kind.NO_BROWSER) {
        add(Deed.SET_HEADER, name, run.asUser(), kind, witness, arrival);
      }
    }
  }

  private static boolean isHandshake(Arrival arrival) {
    return arrival.request().headers().has("Upgrade");
  }

  private static boolean isBasic(Arrival arrival) {
    var given = arrival.request().header("Authorization");
    return given != null && given.startsWith("Basic ");
  }

  /** Whether a cookie arrived that is the user's own, and none that the move wrote. */
  private static boolean isUsers(Arrival arrival, Login login) {
    var header = arrival.request().header("Cookie");
    if (header == null) {
      return false;
    }
    var sent = List.of(header.split("; ", -1));
    return login.setCookies().stream().anyMatch(line -> sent.contains(line.split(";", 2)[0]));
  }

  /** The names of the session cookies that arrived. */
  private static List<String> cookies(Arrival arrival, Set<String> sessions) {
    var header = arrival.request().header("Cookie");
    if (header == null) {
      return List.of();
    }
    var names = new ArrayList<String>();
    for (var pair : header.split("; ", -1)) {
      var name = pair.substring(0, Math.max(0, pair.indexOf('=')));
      if (sessions.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** What a walk shows whose last request, preflights aside, is this one. */
  static Witness witness(Play play, Route route, Walk walk, Arrival last, Set<String> sessions) {
    return new Witness(
        play.stranger(),
        route,
        play.kind(),
        play.login(),
        play.move(),
        play.target(),
        cookies(last, sessions),
        true,
        last.served().run() != null,
        walk.end().readable() || walk.end().opened(),
        last.served().reason(),
        last.served().rule());
  }

  private void add(
      Deed deed, String what, boolean asUser, BrowserKind kind, Witness witness, Arrival arrival) {
    var where = seen.computeIfAbsent(new Power(deed, what, asUser), power -> new Seen(witness));
    where.browsers.add(kind);
    var evident =
        switch (deed) {
          case WRITE -> arrival.saysWhoWrites();
          case EMBED -> arrival.saysWhoLoads();
          default -> arrival.saysWhoReads();
        };
    if (evident && !where.evident) {
      where.evident = true;
      where.witness = witness;
    }
  }

  /** What was seen, all in all. */
  Cell cell() {
    var powers = new TreeMap<Power, Sighting>();
    seen.forEach(
        (power, where) ->
            powers.put(
                power, new Sighting(List.copyOf(where.browsers), where.witness, where.evident)));
    return new Cell(powers, Optional.ofNullable(refused));
  }
}
