package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.cordon.web.Origin;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lookups copy nothing, however much there is to look through. */
class AllocationTest {

  private static final int ROUNDS = 20_000;

  private int hits;

  @Test
  void asking_for_an_origin_allocates_nothing() {
    List<OriginPattern> patterns = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      patterns.add(OriginPattern.parseOrNull("https://app" + i + ".example"));
    }
    for (int i = 0; i < 10_000; i++) {
      patterns.add(OriginPattern.parseOrNull("https://*.family" + i + ".example"));
    }
    OriginSet set = OriginSet.of(patterns);
    Origin exact = Origin.parse("https://app77777.example");
    Origin family = Origin.parse("https://a.b.family7777.example");
    Origin foreign = Origin.parse("https://a.family10000.example");
    assertThat(
            allocated(
                () -> {
                  hits += set.contains(exact) ? 1 : 0;
                  hits += set.contains(family) ? 1 : 0;
                  hits += set.contains(foreign) ? 1 : 0;
                }))
        .isLessThan(ROUNDS);
    assertThat(hits).isEqualTo(2 * ROUNDS * 2);
  }

  @Test
  void asking_for_a_path_allocates_nothing() {
    Map<PathPattern, Integer> entries = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      entries.put(PathPattern.parse("/api/v" + i + "/*/items/**"), i);
    }
    PathTable<Integer> table = PathTable.of(entries);
    assertThat(
            allocated(
                () -> {
                  hits += table.find("/api/v7777/x/items/1/2") != null ? 1 : 0;
                  hits += table.find("/api/v7777/x/other") != null ? 1 : 0;
                }))
        .isLessThan(ROUNDS);
    assertThat(hits).isEqualTo(ROUNDS * 2);
  }

  /** Bytes of the second of two equal runs; the first one loads classes. */
  private static long allocated(Runnable lookup) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = 0;
    for (int run = 0; run < 2; run++) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int i = 0; i < ROUNDS; i++) {
        lookup.run();
      }
      bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
    return bytes;
  }
}
