package dev.cordon.cli.prove;

import dev.cordon.cli.replay.Replay;
import dev.cordon.cli.replay.Replayed;
import dev.cordon.policy.Policy;
import dev.cordon.proof.Finding;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Sentences;
import dev.cordon.proof.Verdict;
import dev.cordon.proof.Witness;
import dev.cordon.rig.Engine;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The witnesses of a proof's findings, replayed in a real browser, and whether it agrees. */
public final class WitnessReplay {
  private final Engine engine;
  private final int limit;
  private final PrintWriter out;

  /**
   * In a browser.
   *
   * @param limit how many are replayed at most
   * @param out is told of each
   */
  public WitnessReplay(Engine engine, int limit, PrintWriter out) {
    this.engine = engine;
    this.limit = limit;
    this.out = out;
  }

  /**
   * Replays those of broken promises first, then the others in the order of the proof.
   *
   * @return whether the browser agreed with each
   */
  public boolean run(Proof proof, Policy policy) throws IOException, InterruptedException {
    try (var replay = Replay.in(engine, policy)) {
      var chosen = new ArrayList<Witness>();
      var obstacles = new TreeMap<String, Integer>();
      for (var witness : witnesses(proof)) {
        var obstacle = replay.obstacle(witness);
        if (obstacle.isPresent()) {
          obstacles.merge(obstacle.get(), 1, Integer::sum);
        } else if (chosen.size() < limit) {
          chosen.add(witness);
        } else {
          obstacles.merge("--replay-limit is " + limit, 1, Integer::sum);
        }
      }
      out.println("Replayed in " + engine.family() + " " + engine.version());
      var replayed = replay.run(chosen, this::tell);
      obstacles.forEach(
          (why, count) ->
              out.println(
                  "  not replayed: " + Sentences.count(count, "witness") + ", since " + why));
      long disagreeing = replayed.stream().filter(it -> !it.agrees()).count();
      out.println(
          "  "
              + Sentences.count(replayed.size(), "witness")
              + " replayed, "
              + Sentences.count(disagreeing, "disagreement")
              + ".");
      out.flush();
      return disagreeing == 0;
    }
  }

  private static List<Witness> witnesses(Proof proof) {
    return Stream.concat(
            proof.promises().stream().map(Verdict::broken).flatMap(List::stream),
            proof.findings().stream())
        .map(Finding::witness)
        .distinct()
        .toList();
  }

  private void tell(Replayed replayed) {
    out.println(
        (replayed.agrees() ? "  agrees     " : "  disagrees  ") + Sentences.of(replayed.witness()));
    if (!replayed.agrees()) {
      out.println("             the model: " + replayed.expected());
      out.println("             seen: " + replayed.seen());
    }
    out.flush();
  }
}
