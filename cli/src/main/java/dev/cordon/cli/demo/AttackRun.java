package dev.cordon.cli.demo;

import dev.cordon.cli.chromium.Chromium;
import dev.cordon.examples.bank.evil.Attack;
import dev.cordon.examples.bank.evil.Ending;
import dev.cordon.examples.bank.evil.Victim;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One attack on one bank, in a browser of its own; it has an end whatever the page does. */
final class AttackRun {
  /** An attack that has not succeeded by then never will. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** A tab that has left for the bank and is this quiet has arrived. */
  private static final Duration QUIET = Duration.ofMillis(1_500);

  /** Between the page's last word and the bank's books. */
  private static final Duration AFTER_THE_END = Duration.ofMillis(250);

  private final Chromium chromium;
  private final Place place;

  AttackRun(Chromium chromium, Place place) {
    this.chromium = chromium;
    this.place = place;
  }

  Outcome run(Attack attack) {
    attack.prepare(place.bank());
    place.loot().clear(attack.id());
    try (var victim = new VictimBrowser(chromium)) {
      victim.getReady(attack, place.targets(), place.bank());
      place.watch().begin();
      victim.open(attack.start(place.targets()));
      await(attack, victim);
      if (attack.victim() == Victim.LOGS_IN_AFTERWARDS) {
        victim.logIn(attack, place.targets(), place.bank());
      }
      boolean succeeded = attack.succeeded(place.bank(), place.loot());
      return new Outcome(attack, succeeded, place.watch().reasons(), victim.failures());
    }
  }

  private void await(Attack attack, VictimBrowser victim) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end && !isOver(attack, victim)) {
      pause(Duration.ofMillis(25));
    }
    if (attack.ending() == Ending.REPORTS) {
      long settled = System.nanoTime() + AFTER_THE_END.toNanos();
      while (System.nanoTime() < settled && !attack.succeeded(place.bank(), place.loot())) {
        pause(Duration.ofMillis(25));
      }
    }
  }

  private boolean isOver(Attack attack, VictimBrowser victim) {
    // Whoever logs in afterwards has to do so before the witness can say anything.
    if (attack.victim() != Victim.LOGS_IN_AFTERWARDS
        && attack.succeeded(place.bank(), place.loot())) {
      return true;
    }
    return attack.ending() == Ending.REPORTS
        ? place.loot().isDone(attack.id())
        : victim.quiet().compareTo(QUIET) > 0 && victim.hasArrived();
  }

  private static void pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the middle of an attack", e);
    }
  }
}
