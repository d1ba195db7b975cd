package dev.cordon.cli.replay;

import dev.cordon.policy.Policy;
import dev.cordon.proof.BrowserKind;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.Trials;
import dev.cordon.proof.Witness;
import dev.cordon.proof.move.Target;
import dev.cordon.rig.Engine;
import dev.cordon.rig.RawRequest;
import dev.cordon.rig.RealBrowser;
import dev.cordon.rig.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Witnesses of a policy's proof, replayed: a real browser, in which the user is logged in, opens
 * the attacker's page, and what it sends goes to the real gateway under that policy with a stub of
 * an application behind.
 *
 * <p>The browser reaches every name through the rig: those of the application lead to the gateway,
 * byte for byte, and all others to the attacker.
 *
 * <pre>{@code
 * try (var replay = Replay.in(engine, policy)) {
 *   var shown = witnesses.stream().filter(w -> replay.obstacle(w).isEmpty()).toList();
 *   replay.run(shown, replayed -> out.println(replayed.seen()));
 * }
 * }</pre>
 *
 * <p>Not for use by several threads.
 */
public final class Replay implements AutoCloseable {
  private static final String OURS = "/_replay/";

  /** A disagreement counts when the browser, started anew, disagrees again. */
  private static final int RUNS = 2;

  /** Windows that pages open stay open; so a browser is started anew after this many replays. */
  private static final int MOST_IN_ONE_BROWSER = 60;

  private final Engine engine;
  private final String own;
  private final Trials trials;
  private final Stub stub = new Stub();
  private final RealBrowser browser;
  private final GuardedStub gateway;
  private volatile @Nullable Take current;
  private String attackersToken = "";
  private int number;
  private int sinceStart;

  private Replay(Engine engine, Policy policy) throws IOException {
    this.engine = engine;
    this.own = policy.origins().get(0).toString();
    this.trials = Trials.of(policy);
    this.browser = RealBrowser.start(engine, this::handle);
    try {
      gateway = GuardedStub.start(policy, stub::handle, browser.certificates());
    } catch (IOException | RuntimeException e) {
      browser.close();
      throw e;
    }
  }

  /**
   * Starts a browser, and a gateway under a policy.
   *
   * @throws IOException when the gateway does not start
   * @throws IllegalStateException when the browser does not
   */
  public static Replay in(Engine engine, Policy policy) throws IOException {
    return new Replay(engine, policy);
  }

  /** Why this browser cannot show a witness, as the rest of a sentence; empty where it can. */
  public Optional<String> obstacle(Witness witness) {
    return Replayable.obstacle(witness, engine);
  }

  /** The browser in the model. */
  public BrowserKind kind() {
    return Replayable.kind(engine);
  }

  /** The same move in this browser, as the model has it: what is expected of the real one. */
  private Witness here(Witness witness) {
    return Replayable.isOf(witness, engine)
        ? witness
        : trials.play(witness.stranger(), witness.route(), kind(), witness.login(), witness.move());
  }

  /**
   * Replays witnesses one after the other. One that was found in another browser is replayed as the
   * model has it in this one.
   *
   * @param witnesses those without an {@link #obstacle}
   * @param progress is told of each when it is done
   */
  public List<Replayed> run(List<Witness> witnesses, Consumer<Replayed> progress)
      throws IOException, InterruptedException {
    var all = new ArrayList<Replayed>();
    for (var found : witnesses) {
      var witness = here(found);
      var replayed = replay(witness);
      for (int run = 1; run < RUNS && !replayed.agrees(); run++) {
        restart();
        replayed = replay(witness);
      }
      all.add(replayed);
      progress.accept(replayed);
    }
    return all;
  }

  private void restart() {
    browser.restart();
    sinceStart = 0;
  }

  private Replayed replay(Witness witness) throws IOException, InterruptedException {
    if (++sinceStart > MOST_IN_ONE_BROWSER) {
      restart();
    }
    browser.requireAlive();
    stub.serve(witness);
    var take = new Take(witness, target(witness), ++number);
    current = take;
    var begin = at(witness) + OURS + take.number() + "/begin";
    try (var window = browser.open("replay" + take.number(), begin, take::refused)) {
      var began = take.await();
      var expected = Outcome.expectedOf(witness);
      var seen = take.outcome(stub.reached());
      return new Replayed(
          witness,
          began && seen.equals(expected),
          expected.toString(),
          (began ? seen.toString() : "the attacker's page did not open")
              + " ("
              + take.story()
              + ")");
    } finally {
      current = null;
    }
  }

  /** What the move is aimed at, with a token that this gateway gave to the attacker. */
  private Target target(Witness witness) throws IOException {
    var target = witness.target();
    if (target.tokenOfAnother().isEmpty()) {
      return target;
    }
    if (attackersToken.isEmpty()) {
      attackersToken = AttackersToken.from(gateway, at(witness), target.tokenPath());
    }
    return new Target(
        target.origin(),
        target.path(),
        target.sessionCookies(),
        target.tokenHeader(),
        target.tokenField(),
        target.tokenCookie(),
        attackersToken,
        target.tokenPath(),
        target.loginPath(),
        target.bounce());
  }

  /** The application's own origin, where its users log in. */
  private String at(Witness witness) {
    return witness.stranger().kind() == Stranger.Kind.REBOUND ? own : witness.target().origin();
  }

  private Reply handle(RawRequest request) {
    var take = current;
    if (take == null) {
      return Pages.empty();
    }
    var origin = request.scheme() + "://" + request.authority();
    if (request.path().startsWith(OURS)) {
      return ours(take, request);
    }
    var target = take.target();
    if (origin.equals(target.origin()) || origin.equals(at(take.witness()))) {
      var answered = take.arrives(request);
      return new Reply.Relay(() -> gateway.connect(request.scheme()), status -> answered.run());
    }
    if (origin.equals(target.bounce()) && request.path().matches("/[0-9]{3}")) {
      return Pages.bounce(request.target(), request.joinedHeaders());
    }
    return Pages.empty();
  }

  private Reply ours(Take take, RawRequest request) {
    var rest = request.path().substring(OURS.length());
    int slash = rest.indexOf('/');
    if (slash < 0 || !rest.substring(0, slash).equals("" + take.number())) {
      return Reply.of(404, List.of(), "");
    }
    var attacker = take.witness().stranger().origin() + OURS + take.number();
    return switch (rest.substring(slash + 1)) {
      case "begin" -> Pages.beginning(take.witness().login(), attacker + "/page");
      case "page" -> {
        take.begins();
        var html = take.witness().move().html(take.target());
        yield Pages.attacker(take.witness(), html, attacker + "/told");
      }
      case "told" -> {
        take.told(request.bodyText());
        yield Reply.of(204, List.of(), "");
      }
      default -> Reply.of(404, List.of(), "");
    };
  }

  @Override
  public void close() throws IOException {
    try {
      browser.close();
    } finally {
      gateway.close();
    }
  }
}
