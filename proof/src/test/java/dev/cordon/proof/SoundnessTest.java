package dev.cordon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Policy;
import dev.cordon.proof.Plays.Play;
import dev.cordon.proof.Stranger.Kind;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.MoveWords;
import dev.cordon.proof.move.Moves;
import dev.cordon.proof.server.GuardedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Nobody can do more than the class that stands for him: whoever it is, wherever and by whatever
 * move, and not only by those of the catalogue.
 *
 * <p>{@code -Dcordon.policies=10000} for many policies, {@code -Dcordon.seed=} for a run again.
 */
class SoundnessTest {
  private static final int CELLS = 4;
  private static final int MOVES = 60;
  private static final int MOST = 20;

  private final Map<MoveWords, List<Move>> products = new HashMap<>();

  @Test
  void no_move_outside_the_representatives_shows_what_its_class_cannot_do() {
    var policies = Integer.getInteger("cordon.policies", 20);
    var first = Long.getLong("cordon.seed", 1);
    System.out.println("SoundnessTest: " + policies + " policies from seed " + first);
    var worse = new ArrayList<String>();
    long plays = 0;
    long seen = 0;
    for (int i = 0; i < policies && worse.size() < 10; i++) {
      var found = new Round(first + i).play();
      worse.addAll(found.worse());
      plays += found.plays();
      seen += found.powers();
      if ((i + 1) % 500 == 0) {
        System.out.println("SoundnessTest: " + (i + 1) + " policies, " + plays + " plays, " + seen);
      }
    }
    System.out.println("SoundnessTest: " + plays + " plays, " + seen + " powers seen");
    assertThat(worse).isEmpty();
    assertThat(seen).isPositive();
  }

  private record Outcome(List<String> worse, long plays, long powers) {}

  /** One policy. */
  private final class Round {
    private final long seed;
    private final Chance chance;
    private final Policy policy;
    private final Space space;
    private final List<Move> moves;
    private final List<Move> product;
    private final List<Aim> aims;
    private final Classes classes;
    private final List<String> worse = new ArrayList<>();
    private final Map<List<Object>, Attack> attacks = new HashMap<>();
    private long plays;
    private long powers;

    Round(long seed) {
      this.seed = seed;
      this.chance = new Chance(seed);
      this.policy = chance.policy();
      this.space = Space.of(List.of(policy));
      var words = new MoveWords(space.methods(), space.headers());
      if (products.size() > MOST) {
        products.clear();
      }
      this.moves = Moves.catalogue(words);
      this.product = products.computeIfAbsent(words, w -> Moves.all(w).toList());
      this.aims =
          policy.origins().stream()
              .map(own -> new Aim(policy, GuardedServer.of(policy, own), moves))
              .toList();
      this.classes = Classes.of(policy, space, aims);
    }

    Outcome play() {
      for (int i = 0; i < CELLS; i++) {
        cell(chance.stranger(policy, space.strangers()), chance.route());
      }
      return new Outcome(worse, plays, powers);
    }

    private void cell(Stranger stranger, Route route) {
      if (stranger.kind() == Kind.NO_BROWSER) {
        return;
      }
      var number = classes.like(stranger, route);
      if (number < 0) {
        worse.add(seed + ": no class for " + stranger + " at " + route + " of " + words());
        return;
      }
      var of = classes.first(number);
      for (var aim : aims) {
        if (aim.isAt(stranger) || aim.isAt(of.stranger())) {
          continue;
        }
        for (int i = 0; i < MOVES; i++) {
          one(stranger, route, aim, of, number);
        }
      }
    }

    private Powers powers(Stranger stranger, Route route) {
      return new Powers(stranger, route, space.headers(), Set.copyOf(aims.get(0).sessions()));
    }

    private void one(Stranger stranger, Route route, Aim aim, Classes.Member of, int number) {
      var target = aim.target(stranger, route);
      var move = chance.pick(product);
      var kind = chance.pick(BrowserKinds.ALL);
      var login = chance.pick(aim.server().logins());
      var play = new Play(move, stranger, target, kind, login);
      var found = powers(stranger, route);
      found.saw(play, new Stage(aim.server()).play(play));
      plays++;
      for (var power : found.cell().powers().keySet()) {
        powers++;
        var attack =
            attacks.computeIfAbsent(
                List.of(number, aim.server().origin(), kind), key -> new Attack(aim, of, kind));
        if (!attack.shows(power)) {
          worse.add(
              seed
                  + ": "
                  + stranger
                  + " at "
                  + route
                  + " has "
                  + power
                  + " by "
                  + move.id()
                  + " in "
                  + kind
                  + " of a user "
                  + login.name()
                  + ", which "
                  + of.stranger()
                  + " at "
                  + of.route()
                  + " has not"
                  + words());
        }
      }
    }

    /**
     * What the proof finds out about a class in one browser. It looks no further than it is asked.
     */
    private final class Attack {
      private final Aim aim;
      private final Classes.Member of;
      private final BrowserKind kind;
      private final Powers powers;
      private final Set<Move> done = new HashSet<>();

      Attack(Aim aim, Classes.Member of, BrowserKind kind) {
        this.aim = aim;
        this.of = of;
        this.kind = kind;
        this.powers = powers(of.stranger(), of.route());
      }

      boolean shows(Power power) {
        return has(power)
            || shows(power, move -> move.method().equals(power.what()))
            || shows(power, move -> true);
      }

      private boolean shows(Power power, Predicate<Move> first) {
        for (var move : moves) {
          if (first.test(move) && done.add(move)) {
            play(move);
            if (has(power)) {
              return true;
            }
          }
        }
        return false;
      }

      private boolean has(Power power) {
        return powers.cell().powers().containsKey(power);
      }

      private void play(Move move) {
        var target = aim.target(of.stranger(), of.route());
        var stage = new Stage(aim.server());
        for (var login : aim.server().logins()) {
          var play = new Play(move, of.stranger(), target, kind, login);
          powers.saw(play, stage.play(play));
        }
      }
    }

    private String words() {
      return "\n    origins "
          + policy.origins()
          + ", cors "
          + policy.corsRules().stream()
              .map(r -> r.paths() + " " + r.origins() + " " + r.methods() + r.credentials())
              .toList();
    }
  }
}
