package dev.cordon.gateway;

import dev.cordon.guard.Decision;
import dev.cordon.guard.Finding;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is counted, printed in Prometheus' text format. Labels are verdicts, reasons, places of the
 * policy and other words of a closed list; never an origin or a path, of which a stranger can make
 * as many as he likes.
 */
final class Metrics {
  private static final double[] SECONDS = {0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60};

  private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
  private final LongAdder[] buckets = new LongAdder[SECONDS.length + 1];
  private final LongAdder nanos = new LongAdder();
  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger inFlight = new AtomicInteger();

  Metrics() {
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = new LongAdder();
    }
  }

  void decided(Decision decision) {
    count(
        "cordon_decisions_total{verdict=\""
            + decision.verdict().text()
            + "\",reason=\""
            + decision.reason().code()
            + "\",rule=\""
            + decision.rule()
            + "\"}");
    for (Finding finding : decision.findings()) {
      count("cordon_reported_total{reason=\"" + finding.reason().code() + "\"}");
    }
  }

  /** A request ended with a problem of the gateway's own. */
  void problem(String code) {
    count("cordon_problems_total{reason=\"" + code + "\"}");
  }

  void reload(String outcome) {
    count("cordon_reloads_total{outcome=\"" + outcome + "\"}");
  }

  void answered(int status, long elapsedNanos) {
    count("cordon_answers_total{class=\"" + status / 100 + "xx\"}");
    nanos.add(elapsedNanos);
    int bucket = 0;
    while (bucket < SECONDS.length && elapsedNanos > SECONDS[bucket] * 1e9) {
      bucket++;
    }
    buckets[bucket].increment();
  }

  void count(String series) {
    LongAdder adder = counters.get(series);
    if (adder == null) {
      adder = counters.computeIfAbsent(series, s -> new LongAdder());
    }
    adder.increment();
  }

  /** The metrics, with the gauges that {@code snapshot}, {@code sockets} and {@code log} give. */
  String text(Snapshot snapshot, OpenSockets sockets, AccessLogWriter log) {
    StringBuilder out = new StringBuilder(2048);
    String family = "";
    for (Map.Entry<String, LongAdder> entry : new TreeMap<>(counters).entrySet()) {
      String name = entry.getKey().substring(0, entry.getKey().indexOf('{'));
      if (!name.equals(family)) {
        family = name;
        out.append("# TYPE ").append(name).append(" counter\n");
      }
      out.append(entry.getKey()).append(' ').append(entry.getValue().sum()).append('\n');
    }
    histogram(out);
    gauge(out, "cordon_connections", connections.get());
    gauge(out, "cordon_requests_in_flight", inFlight.get());
    gauge(out, "cordon_websockets", sockets.count());
    gauge(out, "cordon_snapshot", snapshot.number());
    gauge(out, "cordon_access_log_dropped_lines", log.dropped());
    gauge(out, "cordon_upstreams", snapshot.upstreams().addresses().size());
    gauge(
        out,
        "cordon_upstreams_well",
        snapshot.upstreams().addresses().stream().filter(UpstreamAddress::isWell).count());
    return out.toString();
  }

  private void histogram(StringBuilder out) {
    String name = "cordon_request_duration_seconds";
    out.append("# TYPE ").append(name).append(" histogram\n");
    long total = 0;
    for (int i = 0; i < buckets.length; i++) {
      total += buckets[i].sum();
      String bound = i < SECONDS.length ? Double.toString(SECONDS[i]) : "+Inf";
      out.append(name)
          .append("_bucket{le=\"")
          .append(bound)
          .append("\"} ")
          .append(total)
          .append('\n');
    }
    out.append(name).append("_sum ").append(nanos.sum() / 1e9).append('\n');
    out.append(name).append("_count ").append(total).append('\n');
  }

  private static void gauge(StringBuilder out, String name, long value) {
    out.append("# TYPE ")
        .append(name)
        .append(" gauge\n")
        .append(name)
        .append(' ')
        .append(value)
        .append('\n');
  }
}
