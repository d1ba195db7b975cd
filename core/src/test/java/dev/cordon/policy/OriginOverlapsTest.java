package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All small patterns against one another, by the origins that they match. */
class OriginOverlapsTest {

  private final List<String> hosts = hosts(List.of("a", "b"), 3);
  private final List<String> origins = origins();
  private final List<OriginPattern> patterns = patterns();
  private final Map<OriginPattern, BitSet> matched = new HashMap<>();

  OriginOverlapsTest() {
    for (OriginPattern pattern : patterns) {
      BitSet set = new BitSet();
      for (int i = 0; i < origins.size(); i++) {
        set.set(i, NaiveOrigins.matches(pattern.toString(), origins.get(i)));
      }
      matched.put(pattern, set);
    }
  }

  @Test
  void patterns_overlap_and_contain_as_the_origins_do_that_they_match() {
    int overlapping = 0;
    for (OriginPattern one : patterns) {
      for (OriginPattern two : patterns) {
        boolean overlap = matched.get(one).intersects(matched.get(two));
        assertThat(one.overlaps(two)).as("%s overlaps %s", one, two).isEqualTo(overlap);
        BitSet outside = (BitSet) matched.get(two).clone();
        outside.andNot(matched.get(one));
        assertThat(one.contains(two)).as("%s contains %s", one, two).isEqualTo(outside.isEmpty());
        overlapping += overlap ? 1 : 0;
      }
    }
    assertThat(overlapping).isBetween(patterns.size() + 1, patterns.size() * patterns.size() - 1);
  }

  @Test
  void asking_both_ways_finds_every_overlap() {
    for (OriginPattern one : patterns) {
      OriginOverlaps first = new OriginOverlaps();
      first.add(one);
      for (OriginPattern two : patterns) {
        OriginOverlaps second = new OriginOverlaps();
        second.add(two);
        boolean found =
            first.overlappingAtOrAbove(two) != null || second.overlappingAtOrAbove(one) != null;
        assertThat(found).as("%s and %s", one, two).isEqualTo(one.overlaps(two));
        assertThat(first.container(two) != null)
            .as("%s in %s", two, one)
            .isEqualTo(!one.equals(two) && one.contains(two));
      }
    }
  }

  private List<OriginPattern> patterns() {
    List<OriginPattern> all = new ArrayList<>();
    for (String scheme : List.of("http://", "https://")) {
      for (String host : hosts(List.of("a", "b"), 2)) {
        for (String port : List.of("", ":1", ":*")) {
          all.add(OriginPattern.parseOrNull(scheme + host + port));
          all.add(OriginPattern.parseOrNull(scheme + "*." + host + port));
        }
      }
    }
    return all;
  }

  /** With one label, one port and one letter more than the patterns have. */
  private List<String> origins() {
    List<String> all = new ArrayList<>();
    for (String scheme : List.of("http://", "https://")) {
      for (String host : hosts) {
        for (String port : List.of("", ":1", ":2")) {
          all.add(scheme + host + port);
          all.add(scheme + "c." + host + port);
        }
      }
    }
    return all;
  }

  private static List<String> hosts(List<String> labels, int longest) {
    List<String> all = new ArrayList<>(labels);
    List<String> previous = labels;
    for (int length = 2; length <= longest; length++) {
      List<String> next = new ArrayList<>();
      previous.forEach(host -> labels.forEach(label -> next.add(label + "." + host)));
      all.addAll(next);
      previous = next;
    }
    return all;
  }
}
