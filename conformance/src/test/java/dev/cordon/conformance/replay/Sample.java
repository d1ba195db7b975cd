package dev.cordon.conformance.replay;

import dev.cordon.cli.replay.Replay;
import dev.cordon.proof.Trials;
import dev.cordon.proof.Witness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Moves drawn from a seed, as the model has them in one browser: some by which a stranger gets at
 * the application, some by which it does not.
 *
 * @param witnesses those that reach the application
 * @param refusals those that do not
 * @param skipped how many were drawn that the browser cannot show, by the reason
 */
record Sample(List<Witness> witnesses, List<Witness> refusals, Map<String, Integer> skipped) {
  private static final int TRIES = 40;
  private static final int ROUNDS = 20;

  /**
   * Draws so many of each; each move of the catalogue comes once before one comes twice.
   *
   * @param begin only moves whose id begins so
   */
  static Sample draw(Trials trials, Replay replay, int each, long seed, String begin) {
    var random = new Random(seed);
    var sample = new Sample(new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
    for (int round = 0; round < ROUNDS && !sample.has(each); round++) {
      var moves =
          new ArrayList<>(
              trials.moves().stream().filter(move -> move.id().startsWith(begin)).toList());
      Collections.shuffle(moves, random);
      for (var move : moves) {
        boolean passes = sample.witnesses.size() < each;
        boolean fails = sample.refusals.size() < each;
        for (int i = 0; i < TRIES && (passes || fails); i++) {
          var witness =
              trials.play(
                  one(trials.strangers(), random),
                  one(trials.routes(), random),
                  replay.kind(),
                  one(trials.logins(), random),
                  move);
          if (witness.passed() ? !passes : !fails) {
            continue;
          }
          var obstacle = replay.obstacle(witness);
          if (obstacle.isPresent()) {
            sample.skipped.merge(obstacle.get(), 1, Integer::sum);
            break;
          }
          (witness.passed() ? sample.witnesses : sample.refusals).add(witness);
          passes &= !witness.passed();
          fails &= witness.passed();
        }
      }
    }
    return sample;
  }

  private boolean has(int each) {
    return witnesses.size() >= each && refusals.size() >= each;
  }

  List<Witness> all() {
    var all = new ArrayList<>(witnesses);
    all.addAll(refusals);
    return all;
  }

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
