package dev.cordon.proof;

import dev.cordon.policy.Policy;
import dev.cordon.proof.Stranger.Kind;
import dev.cordon.proof.Walk.Arrival;
import dev.cordon.proof.Walk.End;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.Target;
import dev.cordon.proof.server.Login;
import dev.cordon.proof.server.Server;
import dev.cordon.proof.server.Sessions;
import java.time.Duration;
import java.util.List;

/** One of the application's own origins, as it is aimed at. */
final class Aim {
  private static final Login NOBODY =
      new Login("who has no browser", List.of(), Duration.ZERO, false);

  private final Policy policy;
  private final Server server;
  private final Plays plays;
  private final Fingerprint fingerprint;
  private final List<String> sessions;

  Aim(Policy policy, Server server, List<Move> moves) {
    this.policy = policy;
    this.server = server;
    this.plays = new Plays(server, moves);
    this.fingerprint = new Fingerprint(server);
    this.sessions = Sessions.of(server);
  }

  Server server() {
    return server;
  }

  Plays plays() {
    return plays;
  }

  Fingerprint fingerprint() {
    return fingerprint;
  }

  /** The names of the cookies that are sessions. */
  List<String> sessions() {
    return sessions;
  }

  Login nobody() {
    return NOBODY;
  }

  /** Whether the stranger's pages are of this very origin, and so no strangers here. */
  boolean isAt(Stranger stranger) {
    return stranger.kind() == Kind.PAGE && server.origin().equals(stranger.origin());
  }

  /** What this stranger's moves are aimed at. */
  Target target(Stranger stranger, Route route) {
    var own = server.origin();
    var csrf = policy.csrf();
    var at = stranger.kind() == Kind.REBOUND ? stranger.origin() : own;
    var login = csrf.login().patterns();
    return new Target(
        String.valueOf(at),
        route.path(),
        sessions,
        csrf.header(),
        csrf.field(),
        (own.isPotentiallyTrustworthy() ? "__Host-" : "") + "cordon-csrf",
        server.tokenOfAnother(),
        Routes.TOKEN,
        login.isEmpty() ? "" : Routes.member(login.get(0)),
        Stage.BOUNCE);
  }

  /** A request of a program. */
  Walk walk(Program program, Target target) {
    var request = program.to(target);
    var served = server.serve(request, program.answerType());
    var end = new End(served.run() != null, false, false, List.of());
    return new Walk(List.of(new Arrival(request, served)), end);
  }
}
