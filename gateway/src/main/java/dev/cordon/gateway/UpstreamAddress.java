package dev.cordon.gateway;

import dev.cordon.config.Endpoint;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address of the application and what is known of its health: by asking it (health checks), and
 * by what happened to requests sent there (three failures to connect in a row take it out for a
 * second, then for longer).
 */
final class UpstreamAddress {
  private static final int EJECT_AFTER = 3;
  private static final Duration FIRST_EJECTION = Duration.ofSeconds(1);
  private static final int MAX_DOUBLINGS = 4;

  private final Endpoint endpoint;
  private final AtomicInteger inFlight = new AtomicInteger();

  private int failures;
  private int answers;
  private int badAnswers;
  private volatile boolean checkedWell = true;
  private volatile boolean ejected;
  private volatile long ejectedUntil;

  UpstreamAddress(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  int inFlight() {
    return inFlight.get();
  }

  void begun() {
    inFlight.incrementAndGet();
  }

  void ended() {
    inFlight.decrementAndGet();
  }

  boolean isWell() {
    return checkedWell && !(ejected && System.nanoTime() - ejectedUntil < 0);
  }

  /** A connection to it stood. */
  void reached() {
    if (ejected || failures > 0) {
      forgive();
    }
  }

  private synchronized void forgive() {
    failures = 0;
    ejected = false;
  }

  /**
   * No connection to it could be made. Attempts that were under way when it was taken out say
   * nothing new.
   */
  synchronized void unreachable() {
    if (ejected && System.nanoTime() - ejectedUntil < 0) {
      return;
    }
    failures++;
    if (failures >= EJECT_AFTER) {
      int doublings = Math.min(failures - EJECT_AFTER, MAX_DOUBLINGS);
      ejectedUntil = System.nanoTime() + (FIRST_EJECTION.toNanos() << doublings);
      ejected = true;
    }
  }

  /** A health check was answered well. */
  synchronized void answeredWell(int healthyAfter) {
    badAnswers = 0;
    if (++answers >= healthyAfter) {
      checkedWell = true;
      failures = 0;
      ejected = false;
    }
  }

  /** A health check was answered badly or not at all. */
  synchronized void answeredBadly(int unhealthyAfter) {
    answers = 0;
    if (++badAnswers >= unhealthyAfter) {
      checkedWell = false;
    }
  }

  /** Nobody asks any more, so no answer counts. */
  synchronized void forgetChecks() {
    answers = 0;
    badAnswers = 0;
    checkedWell = true;
  }
}
