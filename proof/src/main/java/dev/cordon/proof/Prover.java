package dev.cordon.proof;

import dev.cordon.policy.Policy;
import dev.cordon.proof.Plays.Play;
import dev.cordon.proof.Stranger.Kind;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.MoveWords;
import dev.cordon.proof.move.Moves;
import dev.cordon.proof.server.GuardedServer;
import dev.cordon.proof.server.Server;
import dev.cordon.web.Origin;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Holds a policy's guard, or another server in its place, against every move of every modelled
 * browser.
 *
 * <p>In three steps. Strangers × routes fall into classes of which the policy says the same, to
 * which the server answers the same, and which a browser cannot tell apart ({@link Classes}). In
 * each class one cell is attacked with all moves, in all browsers, for all users ({@link Plays}).
 * What was seen there holds for the whole class, and is held against what the policy says ({@link
 * Expectation}).
 *
 * <pre>{@code
 * Proof proof = Prover.of(policy).prove();
 * proof.findings().forEach(finding -> System.out.println(finding.sentence()));
 * }</pre>
 */
public final class Prover {
  private final Policy policy;
  private String subject = "the policy";
  private List<Policy> compared;
  private Function<Origin, Server> servers;
  private Progress progress = (classes, of) -> {};

  private Prover(Policy policy) {
    this.policy = policy;
    this.compared = List.of(policy);
    this.servers = origin -> GuardedServer.of(policy, origin);
  }

  /** The guard of this policy. */
  public static Prover of(Policy policy) {
    return new Prover(policy);
  }

  /** What the proof is to call it. */
  public Prover named(String subject) {
    this.subject = subject;
    return this;
  }

  /**
   * Looks at the strangers and routes of all these policies, so that their proofs can be compared.
   */
  Prover over(List<Policy> policies) {
    compared = List.copyOf(policies);
    return this;
  }

  /** Puts another server in the place of the guard, for each own origin. */
  public Prover against(Function<Origin, Server> servers) {
    this.servers = servers;
    return this;
  }

  /** Whom to tell how far it is. */
  public Prover progress(Progress progress) {
    this.progress = progress;
    return this;
  }

  /** Does it, on all processors. The same policy gives the same proof. */
  public Proof prove() {
    var space = Space.of(compared);
    var moves = Moves.catalogue(new MoveWords(space.methods(), space.headers()));
    var aims =
        policy.origins().stream().map(own -> new Aim(policy, servers.apply(own), moves)).toList();
    var pool = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
    try {
      return pool.submit(() -> prove(space, moves, aims)).join();
    } finally {
      pool.shutdown();
    }
  }

  private Proof prove(Space space, List<Move> moves, List<Aim> aims) {
    var classes = Classes.of(policy, space, aims);
    var done = new AtomicInteger();
    var plays = new LongAdder();
    var cells =
        IntStream.range(0, classes.size())
            .parallel()
            .mapToObj(
                number -> {
                  var cell = attack(classes.first(number), space, moves, aims, plays);
                  progress.done(done.incrementAndGet(), classes.size());
                  return cell;
                })
            .toList();
    var logins = aims.get(0).server().logins().size();
    var counts =
        new Counts(
            classes.strangers().size(),
            classes.routes().size(),
            BrowserKinds.ALL.size(),
            logins,
            moves.size(),
            classes.size(),
            plays.sum());
    return new Conclusions(policy, subject, classes, cells, aims, moves, counts).proof();
  }

  /** Everything that this stranger can try there. */
  private Cell attack(
      Classes.Member at, Space space, List<Move> moves, List<Aim> aims, LongAdder plays) {
    var powers =
        new Powers(at.stranger(), at.route(), space.headers(), Set.copyOf(aims.get(0).sessions()));
    for (var aim : aims) {
      if (aim.isAt(at.stranger())) {
        continue;
      }
      var target = aim.target(at.stranger(), at.route());
      if (at.stranger().kind() == Kind.NO_BROWSER) {
        for (var program : Program.all(target)) {
          var play = new Play(program, at.stranger(), target, BrowserKinds.NONE, aim.nobody());
          powers.saw(play, aim.walk(program, target));
          plays.increment();
        }
        continue;
      }
      aim.plays().all(at.stranger(), target, powers);
      plays.add((long) BrowserKinds.ALL.size() * aim.server().logins().size() * moves.size());
    }
    return powers.cell();
  }
}
