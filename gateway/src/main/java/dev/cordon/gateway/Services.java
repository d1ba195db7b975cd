package dev.cordon.gateway;

import dev.cordon.vertx.Answers;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What every exchange shares.
 *
 * @param snapshot the one in force
 * @param answers what is known of revocations and used tokens
 * @param sockets the WebSockets that are open
 * @param metrics what is counted
 * @param accessLog where a line for each request goes
 * @param recent the last decisions
 * @param draining whether the gateway is on its way out
 * @param clock the time
 */
record Services(
    AtomicReference<Snapshot> snapshot,
    Answers answers,
    OpenSockets sockets,
    Metrics metrics,
    AccessLogWriter accessLog,
    RecentDecisions recent,
    AtomicBoolean draining,
    InstantSource clock) {

  Snapshot current() {
    return snapshot.get();
  }
}
