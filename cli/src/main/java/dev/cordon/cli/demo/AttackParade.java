package dev.cordon.cli.demo;

import dev.cordon.cli.chromium.Chromium;
import dev.cordon.examples.bank.evil.Attack;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs every attack on both banks: two lanes side by side, since each bank has books of its own.
 */
final class AttackParade {
  /** More than the steps of one attack may take together. */
  private static final long MOST_SECONDS = 180;

  private static final int MOST_REPEATS = 2;

  private final Chromium chromium;
  private final DemoSites sites;

  AttackParade(Chromium chromium, DemoSites sites) {
    this.chromium = chromium;
    this.sites = sites;
  }

  /** Tells each comparison as soon as both lanes have it, in the order of the attacks. */
  void run(List<Attack> attacks, Consumer<Comparison> told) {
    ExecutorService bareLane = Executors.newSingleThreadExecutor(AttackParade::thread);
    ExecutorService guardedLane = Executors.newSingleThreadExecutor(AttackParade::thread);
    try {
      var bare = attacks.stream().map(it -> bareLane.submit(() -> onBare(it))).toList();
      var guarded = attacks.stream().map(it -> guardedLane.submit(() -> onGuarded(it))).toList();
      for (int i = 0; i < attacks.size(); i++) {
        told.accept(new Comparison(result(bare.get(i)), result(guarded.get(i))));
      }
    } finally {
      bareLane.shutdownNow();
      guardedLane.shutdownNow();
    }
  }

  private Outcome onBare(Attack attack) {
    return untilRobbed(new AttackRun(chromium, sites.bare(attack)), attack);
  }

  private Outcome onGuarded(Attack attack) {
    var run = new AttackRun(chromium, sites.guarded(attack));
    return attack.stoppable() ? run.run(attack) : untilRobbed(run, attack);
  }

  /**
   * Where nothing stops it, an attack may still lose a race on a busy machine: the thief comes
   * again.
   */
  private static Outcome untilRobbed(AttackRun run, Attack attack) {
    var outcome = run.run(attack);
    for (int again = 0; again < MOST_REPEATS && !outcome.robbed(); again++) {
      outcome = run.run(attack);
    }
    return outcome;
  }

  private static Outcome result(Future<Outcome> lane) {
    try {
      return lane.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an attack could not be run: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("an attack took longer than " + MOST_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two attacks", e);
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "attacks");
    thread.setDaemon(true);
    return thread;
  }
}
