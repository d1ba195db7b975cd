package dev.cordon.proof;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.proof.Plays.Play;
import dev.cordon.proof.Shortfalls.Shortfall;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.Target;
import dev.cordon.proof.server.Login;
import dev.cordon.web.Origin;
import java.util.List;
import java.util.Set;

/**
 * What has to be possible: what a {@code cors} rule grants is of use in some browser, and the
 * application's own pages can do their work. All other promises say what cannot be, and a server
 * that refuses everybody would keep them.
 */
final class Works {
  static final String SENTENCE =
      "what a cors rule grants works in some browser, and the application's own pages work";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Policy policy;
  private final Classes classes;
  private final List<Cell> cells;
  private final List<Aim> aims;
  private final List<Move> moves;
  private final Shortfalls shortfalls = new Shortfalls();

  Works(Policy policy, Classes classes, List<Cell> cells, List<Aim> aims, List<Move> moves) {
    this.policy = policy;
    this.classes = classes;
    this.cells = cells;
    this.aims = aims;
    this.moves = moves;
  }

  /** What does not work. */
  List<Finding> broken() {
    for (int s = 0; s < classes.strangers().size(); s++) {
      for (int r = 0; r < classes.routes().size(); r++) {
        granted(classes.strangers().get(s), classes.routes().get(r), cells.get(classes.at(s, r)));
      }
    }
    aims.forEach(aim -> new OwnPages(policy, classes, aim, moves, shortfalls).look());
    return shortfalls.findings();
  }

  private void granted(Stranger stranger, Route route, Cell cell) {
    var origin = Expectation.originOf(stranger);
    var rule = classes.grants(route).cors(origin);
    if (origin == null
        || rule == null
        || rule.mode() == Mode.REPORT
        || route.path().equals(Routes.TOKEN)
        || classes.grants(route).onlyReports()
        || aims.stream().anyMatch(aim -> aim.isAt(stranger))
        || aims.stream().anyMatch(aim -> isMixed(origin, aim.server().origin()))) {
      return;
    }
    for (var method : rule.methods()) {
      needs(new Power(Deed.READ, method, false), stranger, route, cell, rule);
      if (!SAFE.contains(method)) {
        needs(new Power(Deed.WRITE, method, false), stranger, route, cell, rule);
      }
    }
  }

  /** Mixed Content: on behalf of a page that came by TLS, browsers send nothing in clear. */
  private static boolean isMixed(Origin from, Origin to) {
    return !to.isPotentiallyTrustworthy() && !from.scheme().equals("http");
  }

  private void needs(Power power, Stranger stranger, Route route, Cell cell, CorsRule rule) {
    if (cell.powers().containsKey(power)
        || cell.powers().containsKey(new Power(power.deed(), power.what(), true))) {
      return;
    }
    var aim = aims.get(0);
    var login = aim.server().logins().get(0);
    var kind = BrowserKinds.ALL.get(0);
    var move = fetch(moves, power.what());
    var target = aim.target(stranger, route);
    var walk = new Stage(aim.server()).play(new Play(move, stranger, target, kind, login));
    var witness = witness(stranger, route, kind, login, move, target, walk);
    var what =
        power.deed() == Deed.READ
            ? "can read the answer to " + power.what()
            : "can bring about what is wanted by " + power.what();
    var why = " in no browser, although " + rule.place() + " grants it: " + witness.reason() + ".";
    shortfalls.add(new Shortfall(rule.place(), power, what, why), stranger, route, witness);
  }

  /** The plainest fetch with this method. */
  static Move fetch(List<Move> moves, String method) {
    return moves.stream()
        .filter(move -> move.method().equals(method) && move.id().startsWith("fetch-"))
        .findFirst()
        .orElseThrow();
  }

  static Witness witness(
      Stranger stranger,
      Route route,
      BrowserKind kind,
      Login login,
      Move move,
      Target target,
      Walk walk) {
    var arrivals = walk.arrivals();
    if (arrivals.isEmpty()) {
      return new Witness(
          stranger, route, kind, login, move, target, List.of(), false, false, false, "", "");
    }
    var last = arrivals.get(arrivals.size() - 1);
    return new Witness(
        stranger,
        route,
        kind,
        login,
        move,
        target,
        List.of(),
        !last.isPreflight(),
        last.served().run() != null && !last.isPreflight(),
        walk.end().readable(),
        last.served().reason(),
        last.served().rule());
  }
}
