package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTableTest {

  @ParameterizedTest(name = "{0} matches {1}: {2}")
  @CsvSource({
    "/api, /api, true",
    "/api, /api/, false",
    "/api, /API, false",
    "/api, /apis, false",
    "/api/, /api/, true",
    "/api/, /api, false",
    "/api/*, /api/x, true",
    "/api/*, /api/, false",
    "/api/*, /api, false",
    "/api/*, /api/x/, false",
    "/api/*, /api/x/y, false",
    "/api/**, /api, true",
    "/api/**, /api/, true",
    "/api/**, /api/x/y, true",
    "/api/**, /apix, false",
    "/api/*/y, /api/x/y, true",
    "/api/*/y, /api//y, false",
    "/**, /, true",
    "/**, /x/y/, true",
    "/*, /, false",
    "/, /, true",
    "/a%7Eb, /a~b, true",
    "/a%2db, /a-b, true",
    "/a%c3%bc, /a%C3%BC, true",
    "/**, *, false",
    "/a, '', false",
  })
  void a_pattern_matches_segment_by_segment(String pattern, String path, boolean expected) {
    assertThat(PathSet.of(List.of(PathPattern.parse(pattern))).contains(path)).isEqualTo(expected);
  }

  private static PathTable<String> table(String... patterns) {
    Map<PathPattern, String> entries = new LinkedHashMap<>();
    for (String pattern : patterns) {
      entries.put(PathPattern.parse(pattern), pattern);
    }
    return PathTable.of(entries);
  }

  @ParameterizedTest(name = "of them all, {1} speaks for {0}")
  @CsvSource({
    "/api/admin/users, /api/admin/users",
    "/api/admin/other, /api/admin/*",
    "/api/admin, /api/admin/**",
    "/api/admin/x/y, /api/admin/**",
    "/api/v1/x, /api/*/x",
    "/api/v1/y, /api/**",
    "/api, /api/**",
    "/other, /**",
    "/, /**",
  })
  void the_most_specific_pattern_speaks(String path, String expected) {
    PathTable<String> table =
        table(
            "/**",
            "/api/**",
            "/api/*/x",
            "/api/admin/**",
            "/api/admin/*",
            "/api/admin/x",
            "/api/admin/users");
    assertThat(table.find(path)).isEqualTo(expected);
  }

  @Test
  void a_dead_end_under_a_literal_falls_back_to_the_star() {
    assertThat(table("/a/b/c", "/*/b/d").find("/a/b/d")).isEqualTo("/*/b/d");
    assertThat(table("/a/b/c", "/a/**").find("/a/b/d")).isEqualTo("/a/**");
  }

  @Test
  void a_path_of_very_many_segments_costs_no_stack() {
    String deep = "/a".repeat(200_000);
    assertThat(table("/a/**", "/a/b").find(deep)).isEqualTo("/a/**");
  }

  /** All patterns of up to three segments over two letters, held against all short paths. */
  @Nested
  class Beside_a_naive_matcher {

    private static final List<String> PATHS = paths();
    private final Map<String, BitSet> matched = new HashMap<>();
    private final List<String> patterns = patterns();

    Beside_a_naive_matcher() {
      for (String pattern : patterns) {
        BitSet paths = new BitSet();
        for (int i = 0; i < PATHS.size(); i++) {
          paths.set(i, matches(segments(pattern), segments(PATHS.get(i))));
        }
        matched.put(pattern, paths);
      }
    }

    @Test
    @Tag("random")
    void they_agree_on_a_million_pairs_of_tables_and_paths() {
      Random random = Drafts.seeded("paths beside the oracle");
      int pairs = 0;
      int hits = 0;
      while (pairs < 1_000_000) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          String candidate = patterns.get(random.nextInt(patterns.size()));
          if (chosen.stream()
              .noneMatch(other -> other.equals(candidate) || cross(other, candidate))) {
            chosen.add(candidate);
          }
        }
        PathTable<String> table = table(chosen.toArray(String[]::new));
        for (int i = 0; i < PATHS.size(); i++) {
          String expected = mostSpecific(chosen, i);
          String found = table.find(PATHS.get(i));
          if (!Objects.equals(found, expected)) {
            throw new AssertionError(
                chosen + " for " + PATHS.get(i) + ": " + found + " instead of " + expected);
          }
          hits += found != null ? 1 : 0;
        }
        pairs += PATHS.size();
      }
      assertThat(hits).isBetween(pairs / 20, pairs);
    }

    @Test
    void two_patterns_cross_exactly_if_they_share_paths_and_neither_contains_the_other() {
      int crossing = 0;
      for (String one : patterns) {
        PathOverlaps overlaps = new PathOverlaps();
        overlaps.add(PathPattern.parse(one));
        for (String two : patterns) {
          PathPattern asked = PathPattern.parse(two);
          assertThat(overlaps.crossing(asked, other -> true) != null)
              .as("%s crosses %s", one, two)
              .isEqualTo(cross(one, two));
          assertThat(overlaps.overlapping(asked) != null)
              .as("%s overlaps %s", one, two)
              .isEqualTo(matched.get(one).intersects(matched.get(two)));
          crossing += cross(one, two) ? 1 : 0;
        }
      }
      assertThat(crossing).isGreaterThan(1000);
    }

    @Test
    @Tag("random")
    void among_many_patterns_a_crossing_one_is_found() {
      Random random = Drafts.seeded("crossing paths");
      for (int round = 0; round < 300; round++) {
        PathOverlaps overlaps = new PathOverlaps();
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          String candidate = patterns.get(random.nextInt(patterns.size()));
          PathPattern found = overlaps.crossing(PathPattern.parse(candidate), other -> true);
          assertThat(found != null)
              .as("%s among %s", candidate, added)
              .isEqualTo(added.stream().anyMatch(other -> cross(other, candidate)));
          overlaps.add(PathPattern.parse(candidate));
          added.add(candidate);
        }
      }
    }

    private boolean cross(String one, String two) {
      BitSet both = (BitSet) matched.get(one).clone();
      both.and(matched.get(two));
      return !both.isEmpty() && !both.equals(matched.get(one)) && !both.equals(matched.get(two));
    }

    private String mostSpecific(List<String> chosen, int path) {
      List<String> matching = chosen.stream().filter(p -> matched.get(p).get(path)).toList();
      List<String> least =
          matching.stream()
              .filter(p -> matching.stream().allMatch(other -> within(p, other)))
              .toList();
      assertThat(least).hasSize(matching.isEmpty() ? 0 : 1);
      return least.isEmpty() ? null : least.get(0);
    }

    private boolean within(String inner, String outer) {
      BitSet outside = (BitSet) matched.get(inner).clone();
      outside.andNot(matched.get(outer));
      return outside.isEmpty();
    }

    private static boolean matches(List<String> pattern, List<String> path) {
      if (pattern.isEmpty() || path.isEmpty()) {
        return pattern.equals(List.of("**")) || (pattern.isEmpty() && path.isEmpty());
      }
      if (pattern.get(0).equals("**")) {
        return true;
      }
      boolean first =
          pattern.get(0).equals("*") ? !path.get(0).isEmpty() : pattern.get(0).equals(path.get(0));
      return first && matches(pattern.subList(1, pattern.size()), path.subList(1, path.size()));
    }

    private static List<String> segments(String text) {
      return List.of(text.substring(1).split("/", -1));
    }

    private static List<String> patterns() {
      List<String> all = new ArrayList<>(List.of("/", "/**"));
      for (String path : combinations(List.of("a", "b", "*"), 3)) {
        all.addAll(List.of(path, path + "/", path + "/**"));
      }
      return all;
    }

    /** One segment longer than the patterns, over their letters and a strange one. */
    private static List<String> paths() {
      List<String> all = new ArrayList<>(List.of("/"));
      for (String path : combinations(List.of("a", "b", "z"), 5)) {
        all.addAll(List.of(path, path + "/"));
      }
      return all;
    }

    private static List<String> combinations(List<String> letters, int longest) {
      List<String> all = new ArrayList<>();
      List<String> previous = List.of("");
      for (int length = 1; length <= longest; length++) {
        List<String> next = new ArrayList<>();
        previous.forEach(path -> letters.forEach(letter -> next.add(path + "/" + letter)));
        all.addAll(next);
        previous = next;
      }
      return all;
    }
  }
}
