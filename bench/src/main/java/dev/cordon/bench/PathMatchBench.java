package dev.cordon.bench;

import dev.cordon.policy.PathPattern;
import dev.cordon.policy.PathTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * Which rule speaks for a path: a table of many beside a table of one, each asked for random paths
 * made of its own rules. A table of one is read with every branch foreseen, which many rules cannot
 * be; what a request pays, its path made canonical, is {@link GuardBench}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
@State(Scope.Benchmark)
public class PathMatchBench {

  /** How many rules the policy has. */
  public enum Size {
    ONE(1),
    RULES_10_000(RULES);

    private final int rules;

    Size(int rules) {
      this.rules = rules;
    }
  }

  @Param public Size size;

  @Param public Keys keys;

  private static final int RULES = 10_000;

  private PathTable<Integer> table;
  private String[] paths;
  private int next;

  /** Makes the table and the paths, anew for each fork and from the same seed. */
  @Setup
  public void setUp() {
    var names = new Names(2);
    var listed = new ArrayList<String>();
    while (listed.size() < RULES) {
      listed.add(names.path());
    }
    Map<PathPattern, Integer> rules = new LinkedHashMap<>();
    for (var path : listed.subList(0, size.rules)) {
      rules.put(PathPattern.parse(path + "/**"), rules.size());
    }
    table = PathTable.of(rules);
    paths = new String[Keys.COUNT];
    for (int i = 0; i < Keys.COUNT; i++) {
      paths[i] = key(names, listed);
      if ((table.find(paths[i]) != null) != (keys == Keys.HIT)) {
        throw new IllegalStateException(keys + " is wrong of " + paths[i]);
      }
    }
  }

  private String key(Names names, List<String> listed) {
    var path = listed.get(names.below(size.rules));
    return switch (keys) {
      case HIT -> path + "/" + names.label();
      case MISS -> names.path() + "/" + names.label();
      case NEAR_MISS -> path + "x/" + names.label();
    };
  }

  /** The rule of a path that the guard has made canonical. */
  @Benchmark
  public @Nullable Integer find() {
    next = (next + 1) & (Keys.COUNT - 1);
    return table.find(paths[next]);
  }
}
