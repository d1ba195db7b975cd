package dev.cordon.proof;

import dev.cordon.policy.Policy;
import dev.cordon.proof.Plays.Play;
import dev.cordon.proof.Shortfalls.Shortfall;
import dev.cordon.proof.Stranger.Kind;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.server.Login;
import dev.cordon.proof.server.PlainPath;
import dev.cordon.proof.server.Run;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the application's own pages have to be able to do: to ask for what has no effect in every
 * browser, and to bring about an effect in some, both in the name of their user.
 */
final class OwnPages {
  private final Policy policy;
  private final Classes classes;
  private final Aim aim;
  private final Stranger page;
  private final Stage stage;
  private final Shortfalls shortfalls;
  private final List<Move> reads;
  private final List<Move> writes;

  OwnPages(Policy policy, Classes classes, Aim aim, List<Move> moves, Shortfalls shortfalls) {
    this.policy = policy;
    this.classes = classes;
    this.aim = aim;
    this.shortfalls = shortfalls;
    this.stage = new Stage(aim.server());
    var own = aim.server().origin();
    this.page = new Stranger(own.toString(), Kind.PAGE, own, "the application itself");
    this.reads = List.of(Works.fetch(moves, "GET"), Works.fetch(moves, "HEAD"));
    var withToken =
        moves.stream()
            .filter(move -> move.method().equals("POST"))
            .filter(
                move ->
                    move.id().startsWith("read-token-") || move.id().startsWith("fetch-post-cors"));
    this.writes = Stream.concat(Stream.of(Works.fetch(moves, "POST")), withToken).toList();
  }

  /** Looks at one route of each kind. */
  void look() {
    var known = new HashSet<List<Object>>();
    var own = aim.server().origin();
    for (var route : classes.routes()) {
      var grants = classes.grants(route);
      if (route.path().equals(Routes.TOKEN) || grants.onlyReports()) {
        continue;
      }
      var said = aim.fingerprint().whole(page, route.path());
      if (known.add(List.of(grants.features(own, own), said))) {
        aim.server().logins().forEach(login -> look(route, login));
      }
    }
  }

  private void look(Route route, Login login) {
    if (!isUnsafe(route)) {
      reads.forEach(move -> everywhere(move, route, login));
    }
    for (var move : writes) {
      for (var kind : BrowserKinds.ALL) {
        if (isFull(play(move, route, kind, login), route)) {
          return;
        }
      }
    }
    add(writes.get(0), route, login, BrowserKinds.ALL.get(0));
  }

  private boolean isUnsafe(Route route) {
    return policy.csrf().unsafe().patterns().stream()
        .anyMatch(pattern -> PlainPath.matches(pattern, route.path()));
  }

  private void everywhere(Move move, Route route, Login login) {
    for (var kind : BrowserKinds.ALL) {
      if (!isFull(play(move, route, kind, login), route)) {
        add(move, route, login, kind);
        return;
      }
    }
  }

  private Walk play(Move move, Route route, BrowserKind kind, Login login) {
    return stage.play(new Play(move, page, aim.target(page, route), kind, login));
  }

  private static @Nullable Run ran(Walk walk) {
    var arrivals = walk.arrivals();
    return arrivals.isEmpty() ? null : arrivals.get(arrivals.size() - 1).served().run();
  }

  /** Whether it was done, and in the name of the user whose session went along. */
  private boolean isFull(Walk walk, Route route) {
    var run = ran(walk);
    if (run == null) {
      return false;
    }
    var last = walk.arrivals().get(walk.arrivals().size() - 1).request();
    var cookies = String.valueOf(last.header("Cookie"));
    var known =
        last.headers().has("Authorization")
            || aim.sessions().stream().anyMatch(name -> cookies.contains(name + "="));
    return !known || run.asUser() || classes.grants(route).isExempt();
  }

  private void add(Move move, Route route, Login login, BrowserKind kind) {
    var walk = play(move, route, kind, login);
    var witness = Works.witness(page, route, kind, login, move, aim.target(page, route), walk);
    var power = new Power(Deed.READ, move.method(), !login.setCookies().isEmpty());
    var user = " for a user " + login.name() + " in " + kind;
    var shortfall =
        new Shortfall(
            witness.rule(),
            power,
            "cannot " + move.method() + " its own",
            user + ": " + witness.reason() + ".");
    shortfalls.add(shortfall, page, route, witness);
  }
}
