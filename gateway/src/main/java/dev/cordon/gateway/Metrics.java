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

  /** The counters of decisions by what they are counted by, whose text is put together once. */
  private final Map<Ground, LongAdder> decisions = new ConcurrentHashMap<>();

  /** By the first digit of the status. */
  private final LongAdder[] answers = new LongAdder[6];

  private final LongAdder[] buckets = new LongAdder[SECONDS.length + 1];
  private final LongAdder nanos = new LongAdder();
  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger inFlight = new AtomicInteger();

  Metrics() {
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = new LongAdder();
    }
    for (int i = 0; i < answers.length; i++) {
      answers[i] = new LongAdder();
    }
  }

  private record Ground(String verdict, String reason, String rule) {
    String series() {
      return "cordon_decisions_total{verdict=\""
          + verdict
          + "\",reason=\""
          + reason
          + "\",rule=\""
          + rule
          + "\"}";
    }
  }

  void decided(Decision decision) {
    Ground ground =
        new Ground(decision.verdict().text(), decision.reason().code(), decision.rule());
    LongAdder adder = decisions.get(ground);
    if (adder == null) {
      adder =
          decisions.computeIfAbsent(
              ground, g -> counters.computeIfAbsent(g.series(), s -> new LongAdder()));
    }
    adder.increment();
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
    int hundreds = status / 100;
    if (hundreds > 0 && hundreds < answers.length) {
      answers[hundreds].increment();
    } else {
      count("cordon_answers_total{class=\"" + hundreds + "xx\"}");
    }
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
    Map<String, LongAdder> counted = new TreeMap<>(counters);
    for (int i = 0; i < answers.length; i++) {
      if (answers[i].sum() > 0) {
        counted.put("cordon_answers_total{class=\"" + i + "xx\"}", answers[i]);
      }
    }
    for (Map.Entry<String, LongAdder> entry : counted.entrySet()) {
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
