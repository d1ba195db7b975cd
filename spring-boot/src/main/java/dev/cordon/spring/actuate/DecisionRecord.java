package dev.cordon.spring.actuate;

import dev.cordon.guard.Decision;
import dev.cordon.guard.DecisionListener;
import dev.cordon.guard.Evidence;
import dev.cordon.guard.Finding;
import dev.cordon.guard.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts decisions and keeps the last refusals, in memory that is bounded by the rules of the
 * policy and by {@value #REFUSALS}.
 */
final class DecisionRecord implements DecisionListener {
  static final int REFUSALS = 50;

  /** The longest method or path that is kept whole. */
  private static final int LONGEST = 200;

  private final InstantSource clock;
  private final Map<Kind, LongAdder> decisions = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> reported = new ConcurrentHashMap<>();
  private final Deque<Refused> refusals = new ArrayDeque<>(REFUSALS);

  DecisionRecord(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void decided(Decision decision) {
    decisions.computeIfAbsent(Kind.of(decision), kind -> new LongAdder()).increment();
    for (Finding finding : decision.findings()) {
      reported.computeIfAbsent(finding.reason().code(), code -> new LongAdder()).increment();
    }
    if (decision.verdict() instanceof Verdict.Refuse refuse) {
      Refused refused = Refused.of(decision, refuse.status(), clock.instant());
      synchronized (refusals) {
        if (refusals.size() == REFUSALS) {
          refusals.removeLast();
        }
        refusals.addFirst(refused);
      }
    }
  }

  List<Counted> decisions() {
    return decisions.entrySet().stream()
        .map(entry -> Counted.of(entry.getKey(), entry.getValue().sum()))
        .sorted(
            Comparator.comparing(Counted::verdict)
                .thenComparing(Counted::reason)
                .thenComparing(Counted::rule))
        .toList();
  }

  List<Reported> reported() {
    return reported.entrySet().stream()
        .map(entry -> new Reported(entry.getKey(), entry.getValue().sum()))
        .sorted(Comparator.comparing(Reported::reason))
        .toList();
  }

  /** The latest first. */
  List<Refused> refusals() {
    synchronized (refusals) {
      return new ArrayList<>(refusals);
    }
  }

  /** What decisions are counted by: as many as the policy has rules, times the reasons. */
  record Kind(String verdict, String reason, String rule) {
    static Kind of(Decision decision) {
      return new Kind(decision.verdict().text(), decision.reason().code(), decision.rule());
    }
  }

  /**
   * How many decisions of a kind there were.
   *
   * @param rule the place in the policy of the rule that decided
   */
  public record Counted(String verdict, String reason, String rule, long count) {
    static Counted of(Kind kind, long count) {
      return new Counted(kind.verdict(), kind.reason(), kind.rule(), count);
    }
  }

  /** How often report mode kept from refusing for a reason. */
  public record Reported(String reason, long count) {}

  /**
   * A refusal: no cookie, no token, no query.
   *
   * @param path the canonical path; null where the target is ambiguous
   * @param origin the origin of the page; null where there is none
   * @param site {@code Sec-Fetch-Site}
   */
  public record Refused(
      Instant time,
      String method,
      @Nullable String path,
      @Nullable String origin,
      String site,
      String client,
      String reason,
      String rule,
      int status,
      String sentence) {
    static Refused of(Decision decision, int status, Instant time) {
      Evidence evidence = decision.evidence();
      String path = evidence.path();
      return new Refused(
          time,
          cut(evidence.method()),
          path == null ? null : cut(path),
          evidence.origin(),
          evidence.metadata().site().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          evidence.client(),
          decision.reason().code(),
          decision.rule(),
          status,
          decision.sentence());
    }

    private static String cut(String text) {
      return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
  }
}
