package dev.cordon.conformance.replay;

import dev.cordon.cli.replay.Replay;
import dev.cordon.cli.replay.Replayed;
import dev.cordon.proof.Trials;
import dev.cordon.rig.Engine;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The command {@code conformance/replay}. */
final class ReplayMain {
  private static final String USAGE =
      """
      Usage: conformance/replay [--engine NAME]... [--policy NAME]... [--move ID] [--each N] [--seed N]

        --engine NAME    chromium, firefox or webkit; without it each one that is installed
        --policy NAME    only under this one of src/test/resources/replay (without .yaml)
        --move ID        only moves whose id begins so
        --each N         how many witnesses, and how many refusals, under all policies together (200)
        --seed N         from which they are drawn (1)

      Exit codes: 0 model and browsers agree, 1 they disagree, 2 bad usage, 3 a browser is missing.
      """;

  private final PrintStream out;
  private final List<String> engines = new ArrayList<>();
  private final List<String> policies = new ArrayList<>();
  private String move = "";
  private int each = 200;
  private long seed = 1;

  private ReplayMain(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(new ReplayMain(System.out).run(arguments));
  }

  private int run(String[] arguments) throws IOException, InterruptedException {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      var value = arguments[i + 1];
      switch (arguments[i]) {
        case "--engine" -> engines.add(value);
        case "--policy" -> policies.add(value);
        case "--move" -> move = value;
        case "--each" -> each = Integer.parseInt(value);
        case "--seed" -> seed = Long.parseLong(value);
        default -> each = 0;
      }
    }
    if (each < 1 || arguments.length % 2 != 0 || !Engine.FAMILIES.containsAll(engines)) {
      out.print(USAGE);
      return 2;
    }
    boolean agree = true;
    for (String family : engines.isEmpty() ? Engine.FAMILIES : engines) {
      var engine = Engine.find(family);
      if (engine.isPresent()) {
        agree &= replay(engine.get());
      } else {
        out.println(Engine.howToInstall(family));
        if (!engines.isEmpty()) {
          return 3;
        }
      }
    }
    return agree ? 0 : 1;
  }

  private boolean replay(Engine engine) throws IOException, InterruptedException {
    var chosen =
        Policies.all().entrySet().stream()
            .filter(entry -> policies.isEmpty() || policies.contains(entry.getKey()))
            .toList();
    long start = System.nanoTime();
    int witnesses = 0;
    int refusals = 0;
    var skipped = new TreeMap<String, Integer>();
    var disagreements = new ArrayList<String>();
    for (int i = 0; i < chosen.size(); i++) {
      var name = chosen.get(i).getKey();
      var policy = chosen.get(i).getValue();
      int share = each * (i + 1) / chosen.size() - each * i / chosen.size();
      try (var replay = Replay.in(engine, policy)) {
        var sample = Sample.draw(Trials.of(policy), replay, share, seed, move);
        witnesses += sample.witnesses().size();
        refusals += sample.refusals().size();
        sample.skipped().forEach((why, count) -> skipped.merge(why, count, Integer::sum));
        for (var replayed : replay.run(sample.all(), this::tick)) {
          if (!replayed.agrees()) {
            disagreements.add(name + ": " + told(replayed));
          }
        }
      }
    }
    out.printf(
        "%n%s %s: %d witnesses and %d refusals in %d s, %d disagreements%n",
        engine.family(),
        engine.version(),
        witnesses,
        refusals,
        (System.nanoTime() - start) / 1_000_000_000,
        disagreements.size());
    skipped.forEach((why, count) -> out.println("skipped " + count + ": " + why));
    disagreements.forEach(out::println);
    return disagreements.isEmpty();
  }

  private void tick(Replayed replayed) {
    out.print(replayed.agrees() ? "." : "x");
    out.flush();
  }

  /** A disagreement, for somebody who wonders. */
  static String told(Replayed replayed) {
    var witness = replayed.witness();
    return String.join(
        "\n  ",
        witness.move().id() + " of " + witness.stranger() + " (" + witness.stranger().kind() + ")",
        "at " + witness.target().url() + " for a user " + witness.login().name(),
        "model: " + replayed.expected() + " [" + witness.reason() + "]",
        "seen:  " + replayed.seen());
  }
}
