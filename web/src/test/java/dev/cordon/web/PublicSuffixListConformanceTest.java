package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.IDN;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The vectors of the list's own project, counted, and a reader that shares no code with ours. */
@DisplayName("Against the public suffix list's own vectors")
class PublicSuffixListConformanceTest {
  private static final Pattern CHECK = Pattern.compile("checkPublicSuffix\\((.+), (.+)\\);");
  private static PublicSuffixList list;

  private record Vector(String domain, @Nullable String registrable) {}

  @BeforeAll
  static void readList() throws IOException {
    try (Reader reader = Files.newBufferedReader(Conformance.file("psl/public_suffix_list.dat"))) {
      list = PublicSuffixList.read(reader);
    }
  }

  private static List<Vector> scriptVectors() {
    List<Vector> vectors = new ArrayList<>();
    for (String line : Conformance.lines("psl/test_psl.txt")) {
      Matcher check = CHECK.matcher(line);
      if (!line.startsWith("//") && check.find()) {
        add(vectors, check.group(1).replace("'", ""), check.group(2).replace("'", ""));
      }
    }
    return vectors;
  }

  private static List<Vector> plainVectors() {
    List<Vector> vectors = new ArrayList<>();
    for (String line : Conformance.lines("psl/tests.txt")) {
      if (!line.startsWith("//") && !line.isBlank()) {
        String[] words = line.trim().split(" ");
        add(vectors, words[0], words[1]);
      }
    }
    return vectors;
  }

  private static void add(List<Vector> vectors, String domain, String registrable) {
    if (!domain.equals("null")) {
      vectors.add(new Vector(domain, registrable.equals("null") ? null : registrable));
    }
  }

  private static void run(PublicSuffixList list, List<Vector> vectors) {
    for (Vector vector : vectors) {
      String expected = vector.registrable();
      assertThat(list.registrableDomain(vector.domain()))
          .as(vector.domain())
          .isEqualTo(expected == null ? null : IDN.toASCII(expected));
    }
  }

  @Test
  @DisplayName("test_psl.txt holds with the list it came with")
  void scriptVectorsHold() {
    List<Vector> vectors = scriptVectors();
    run(list, vectors);
    assertThat(vectors).hasSizeGreaterThanOrEqualTo(77);
  }

  @Test
  @DisplayName("tests.txt holds with the list it came with")
  void plainVectorsHold() {
    List<Vector> vectors = plainVectors();
    run(list, vectors);
    assertThat(vectors).hasSizeGreaterThanOrEqualTo(77);
  }

  @Test
  @DisplayName("both hold with the bundled list")
  void vectorsHoldWithBundledList() {
    run(PublicSuffixList.bundled(), scriptVectors());
    run(PublicSuffixList.bundled(), plainVectors());
  }

  @Test
  @DisplayName("a naive reader of the same list agrees on names made of its labels")
  void agreesWithNaiveReader() {
    NaiveSuffixes naive = new NaiveSuffixes(Conformance.lines("psl/public_suffix_list.dat"));
    List<String> rules = List.copyOf(naive.rules);
    Generator.check(
        50_000,
        any -> {
          String name =
              any.pick(rules).replace("!", "").replace("*", any.pick(List.of("a", "www")));
          for (int i = any.below(3); i > 0; i--) {
            name = any.pick(List.of("a", "www", "city", "com", "co")) + "." + name;
          }
          if (any.chance(20)) {
            name = name.substring(name.indexOf('.') + 1);
          }
          assertThat(list.publicSuffix(name)).as(name).isEqualTo(naive.publicSuffix(name));
        });
  }

  /** The algorithm as publicsuffix.org words it: every rule against every name, label by label. */
  private static final class NaiveSuffixes {
    final Set<String> rules = new HashSet<>();

    NaiveSuffixes(List<String> lines) {
      for (String line : lines) {
        if (!line.isBlank() && !line.startsWith("//")) {
          String rule = line.trim();
          int prefix = rule.startsWith("!") ? 1 : rule.startsWith("*.") ? 2 : 0;
          rules.add(
              rule.substring(0, prefix)
                  + IDN.toASCII(rule.substring(prefix), IDN.ALLOW_UNASSIGNED));
        }
      }
    }

    String publicSuffix(String name) {
      List<String> labels = List.of(name.split("\\."));
      int longest = 1;
      for (int count = 1; count <= labels.size(); count++) {
        List<String> tail = labels.subList(labels.size() - count, labels.size());
        String text = String.join(".", tail);
        if (rules.contains("!" + text)) {
          return String.join(".", tail.subList(1, count));
        }
        String starred = "*." + String.join(".", tail.subList(1, count));
        if (rules.contains(text) || rules.contains(starred)) {
          longest = count;
        }
      }
      return String.join(".", labels.subList(labels.size() - longest, labels.size()));
    }
  }
}
