package dev.cordon.proof;

import dev.cordon.policy.Policy;
import dev.cordon.proof.Plays.Play;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.MoveWords;
import dev.cordon.proof.move.Moves;
import dev.cordon.proof.server.GuardedServer;
import dev.cordon.proof.server.Login;
import dev.cordon.proof.server.Server;
import java.util.List;
import java.util.Set;

/**
 * Single moves against a policy's guard, each played in the model by itself: what a proof is made
 * of, for whoever holds single moves against real browsers.
 */
public final class Trials {
  private final Space space;
  private final List<Move> moves;
  private final Server server;
  private final Aim aim;
  private final Stage stage;

  private Trials(Policy policy) {
    space = Space.of(List.of(policy));
    moves = Moves.catalogue(new MoveWords(space.methods(), space.headers()));
    server = GuardedServer.of(policy, policy.origins().get(0));
    aim = new Aim(policy, server, moves);
    stage = new Stage(server);
  }

  /** Against the guard of a policy, at the first of its own origins. */
  public static Trials of(Policy policy) {
    return new Trials(policy);
  }

  /** Those whose pages a browser can open, in the order of a proof. */
  public List<Stranger> strangers() {
    return space.strangers().stream()
        .filter(stranger -> stranger.kind() != Stranger.Kind.NO_BROWSER && !aim.isAt(stranger))
        .toList();
  }

  /** In the order of a proof. */
  public List<Route> routes() {
    return space.routes();
  }

  /** The kinds of users. */
  public List<Login> logins() {
    return server.logins();
  }

  /** In the order of the catalogue. */
  public List<Move> moves() {
    return moves;
  }

  /** Plays one, in a browser that has just been started. */
  public Witness play(Stranger stranger, Route route, BrowserKind kind, Login login, Move move) {
    var target = aim.target(stranger, route);
    var play = new Play(move, stranger, target, kind, login);
    var walk = stage.play(play, Stage.Jar.of(login), header -> header);
    var proper = walk.arrivals().stream().filter(arrival -> !arrival.isPreflight()).toList();
    if (!proper.isEmpty()) {
      var last = proper.get(proper.size() - 1);
      return Powers.witness(play, route, walk, last, Set.copyOf(aim.sessions()));
    }
    var refusal = walk.arrivals();
    return new Witness(
        stranger,
        route,
        kind,
        login,
        move,
        target,
        List.of(),
        false,
        false,
        walk.end().readable() || walk.end().opened(),
        refusal.isEmpty() ? "" : refusal.get(refusal.size() - 1).served().reason(),
        "");
  }
}
