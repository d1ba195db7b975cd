package dev.cordon.spring.actuate;

import dev.cordon.guard.Decision;
import dev.cordon.guard.DecisionListener;
import dev.cordon.guard.Finding;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts decisions as {@code cordon.decisions} and what report mode let through as {@code
 * cordon.reported}. The tags are bounded by the policy's rules: a client can add none.
 */
final class DecisionMeters implements DecisionListener {
  private final MeterRegistry registry;
  private final Map<DecisionRecord.Kind, Counter> decisions = new ConcurrentHashMap<>();
  private final Map<String, Counter> reported = new ConcurrentHashMap<>();

  DecisionMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void decided(Decision decision) {
    decisions.computeIfAbsent(DecisionRecord.Kind.of(decision), this::counter).increment();
    for (Finding finding : decision.findings()) {
      reported.computeIfAbsent(finding.reason().code(), this::counter).increment();
    }
  }

  private Counter counter(DecisionRecord.Kind kind) {
    return Counter.builder("cordon.decisions")
        .description("Requests that Cordon judged")
        .tag("verdict", kind.verdict())
        .tag("reason", kind.reason())
        .tag("rule", kind.rule())
        .register(registry);
  }

  private Counter counter(String reason) {
    return Counter.builder("cordon.reported")
        .description("Requests that Cordon would have refused if it did not only report")
        .tag("reason", reason)
        .register(registry);
  }
}
