package dev.cordon.bench;

import dev.cordon.policy.OriginPattern;
import dev.cordon.policy.OriginSet;
import dev.cordon.web.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whether a rule names an origin: a set of many beside a set of one.
 *
 * <p>Both are asked for the same random keys, made of the large set. So reading them costs the
 * same, and what differs is what the size of the set costs. The set of one contains almost none of
 * them, which is the cheapest thing to be told.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
@State(Scope.Benchmark)
public class OriginMatchBench {

  /** Which of the origins and patterns there are the policy lists. */
  public enum Size {
    ONE_EXACT(1, 0),
    EXACT_100_000(EXACT, 0),
    ONE_PATTERN(0, 1),
    PATTERNS_10_000(0, PATTERNS),
    ONE_OF_EACH(1, 1),
    BOTH_110_000(EXACT, PATTERNS);

    private final int exact;
    private final int patterns;

    Size(int exact, int patterns) {
      this.exact = exact;
      this.patterns = patterns;
    }
  }

  private static final int EXACT = 100_000;
  private static final int PATTERNS = 10_000;

  @Param public Size size;

  @Param public Keys keys;

  private OriginSet set;
  private String[] headers;
  private Origin[] origins;
  private int next;

  /** Makes the set and the keys, anew for each fork and from the same seed. */
  @Setup
  public void setUp() {
    var names = new Names(1);
    var exact = new ArrayList<OriginPattern>();
    while (exact.size() < EXACT) {
      exact.add(pattern(names.origin()));
    }
    var patterns = new ArrayList<OriginPattern>();
    while (patterns.size() < PATTERNS) {
      patterns.add(pattern("https://*." + names.domain()));
    }
    var listed = new ArrayList<>(exact.subList(0, size.exact));
    listed.addAll(patterns.subList(0, size.patterns));
    set = OriginSet.of(listed);

    // Half of the keys come from each kind that the size is about.
    var all = new ArrayList<List<OriginPattern>>();
    if (size.exact > 0) {
      all.add(exact);
    }
    if (size.patterns > 0) {
      all.add(patterns);
    }
    headers = new String[Keys.COUNT];
    origins = new Origin[Keys.COUNT];
    for (int i = 0; i < Keys.COUNT; i++) {
      headers[i] = key(names, all.get(i % all.size()));
      origins[i] = Origin.parse(headers[i]);
      if (listed.size() > 2 && set.contains(origins[i]) != (keys == Keys.HIT)) {
        throw new IllegalStateException(keys + " is wrong of " + headers[i]);
      }
    }
  }

  private String key(Names names, List<OriginPattern> listed) {
    var pattern = listed.get(names.below(listed.size()));
    var base = pattern.base().toString();
    return switch (keys) {
      case HIT -> pattern.subdomains() ? base.replace("://", "://" + names.label() + ".") : base;
      case MISS -> names.origin();
      case NEAR_MISS -> base.replace("://", "://x");
    };
  }

  private static OriginPattern pattern(String text) {
    return Objects.requireNonNull(OriginPattern.parseOrNull(text), text);
  }

  /** From the header's text to the answer: what each request pays. */
  @Benchmark
  public boolean header() {
    var origin = Origin.parseOrNull(headers[turn()]);
    return origin != null && set.contains(origin);
  }

  /** The lookup alone. */
  @Benchmark
  public boolean lookup() {
    return set.contains(origins[turn()]);
  }

  private int turn() {
    next = (next + 1) & (Keys.COUNT - 1);
    return next;
  }
}
