package dev.cordon.gateway;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Notices that nothing has moved for too long, where it is the application that is waited for. */
final class QuietWatch {
  private final Vertx vertx;
  private final long limitNanos;
  private final BooleanSupplier waitsForApplication;
  private final Runnable onQuiet;

  private long lastProgress = System.nanoTime();
  private long timer = -1;

  QuietWatch(Vertx vertx, Duration limit, BooleanSupplier waitsForApplication, Runnable onQuiet) {
    this.vertx = vertx;
    this.limitNanos = limit.toNanos();
    this.waitsForApplication = waitsForApplication;
    this.onQuiet = onQuiet;
  }

  /** Starts the time, anew where it runs. */
  void start() {
    progress();
    wakeIn(limitNanos);
  }

  /** Something has moved. */
  void progress() {
    lastProgress = System.nanoTime();
  }

  void stop() {
    if (timer >= 0) {
      vertx.cancelTimer(timer);
      timer = -1;
    }
  }

  private void wakeIn(long nanos) {
    stop();
    timer = vertx.setTimer(Math.max(1, nanos / 1_000_000), id -> look());
  }

  private void look() {
    timer = -1;
    long quiet = System.nanoTime() - lastProgress;
    if (quiet < limitNanos) {
      wakeIn(limitNanos - quiet);
    } else if (waitsForApplication.getAsBoolean()) {
      onQuiet.run();
    } else {
      wakeIn(limitNanos);
    }
  }
}
