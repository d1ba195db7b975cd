package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.web.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginSetTest {

  private static OriginSet set(String... patterns) {
    List<OriginPattern> parsed = new ArrayList<>();
    for (String pattern : patterns) {
      OriginPattern read = OriginPattern.parseOrNull(pattern);
      assertThat(read).as(pattern).isNotNull();
      parsed.add(read);
    }
    return OriginSet.of(parsed);
  }

  @ParameterizedTest(name = "{0} matches {1}: {2}")
  @CsvSource({
    "https://app.example, https://app.example, true",
    "https://app.example, http://app.example, false",
    "https://app.example, https://app.example:8443, false",
    "https://app.example, https://www.app.example, false",
    "https://app.example, https://app.example., false",
    "https://*.app.example, https://a.app.example, true",
    "https://*.app.example, https://a.b.app.example, true",
    "https://*.app.example, https://app.example, false",
    "https://*.app.example, https://evilapp.example, false",
    "https://*.app.example, https://app.example.evil.example, false",
    "https://*.app.example, http://a.app.example, false",
    "https://*.app.example, https://a.app.example:8443, false",
    "https://*.app.example, https://.app.example, false",
    "https://*.app.example, https://a..app.example, false",
    "https://*.app.example, https://a.app.example., false",
    "https://*.app.example:8443, https://a.app.example:8443, true",
    "https://*.app.example:8443, https://a.app.example, false",
    "https://*.app.example:*, https://a.app.example, true",
    "https://*.app.example:*, https://a.app.example:1, true",
    "https://*.app.example:*, https://app.example:1, false",
    "http://localhost:*, http://localhost, true",
    "http://localhost:*, http://localhost:3000, true",
    "http://localhost:*, http://localhost.evil.example:3000, false",
    "http://localhost:*, http://a.localhost:3000, false",
    "http://127.0.0.1:*, http://127.0.0.1:3000, true",
    "http://127.0.0.1:*, http://27.0.0.1:3000, false",
    "http://[::1]:*, http://[::1]:3000, true",
    "http://[::1]:*, http://[::2]:3000, false",
    "chrome-extension://abcdef, chrome-extension://abcdef, true",
  })
  void a_pattern_matches_whole_labels_and_nothing_else(
      String pattern, String origin, boolean expected) {
    assertThat(set(pattern).contains(Origin.parse(origin))).isEqualTo(expected);
  }

  @Test
  void the_opaque_origin_is_in_no_set() {
    assertThat(set("https://app.example", "https://*.app.example:*").contains(Origin.OPAQUE))
        .isFalse();
    assertThat(OriginSet.empty().contains(Origin.OPAQUE)).isFalse();
  }

  @Test
  void patterns_of_one_base_keep_their_ports_apart() {
    OriginSet set =
        set("https://*.app.example:81", "https://*.app.example:83", "http://*.app.example");
    assertThat(set.contains(Origin.parse("https://a.app.example:81"))).isTrue();
    assertThat(set.contains(Origin.parse("https://a.app.example:82"))).isFalse();
    assertThat(set.contains(Origin.parse("https://a.app.example:83"))).isTrue();
    assertThat(set.contains(Origin.parse("https://a.app.example"))).isFalse();
    assertThat(set.contains(Origin.parse("http://a.app.example"))).isTrue();
  }

  @Test
  void what_it_was_made_of_stays_in_order() {
    assertThat(set("https://b.example", "https://*.a.example:*"))
        .hasToString("[https://b.example, https://*.a.example:*]");
  }

  @Nested
  @Tag("random")
  class Beside_a_naive_matcher {

    private static final String[] LABELS = {
      "a",
      "b",
      "foo",
      "bar",
      "barfoo",
      "foobar",
      "com",
      "co",
      "uk",
      "example",
      "evil",
      "xn--a",
      "a_b",
      "localhost"
    };
    private static final String[] PORTS = {"", "", "", ":8443", ":1", ":80", ":443", ":65535"};

    private final Random random = Drafts.seeded("origins beside the oracle");

    @Test
    void they_agree_on_a_million_pairs_of_near_misses() {
      int pairs = 0;
      int hits = 0;
      while (pairs < 1_000_000) {
        List<String> patterns = new ArrayList<>();
        List<OriginPattern> parsed = new ArrayList<>();
        int size = 1 + random.nextInt(8);
        while (parsed.size() < size) {
          String text = pattern();
          OriginPattern pattern = OriginPattern.parseOrNull(text);
          if (pattern != null && pattern.toString().equals(text)) {
            patterns.add(text);
            parsed.add(pattern);
          }
        }
        OriginSet set = OriginSet.of(parsed);
        for (int i = 0; i < 100; i++) {
          Origin origin = Origin.parseOrNull(near(patterns));
          if (origin == null || origin.isOpaque()) {
            continue;
          }
          boolean expected = NaiveOrigins.anyMatches(patterns, origin.toString());
          if (set.contains(origin) != expected) {
            throw new AssertionError(patterns + " and " + origin + ": the oracle says " + expected);
          }
          pairs++;
          hits += expected ? 1 : 0;
        }
      }
      // Neither all hits nor all misses, or nothing was tried.
      assertThat(hits).isBetween(pairs / 20, pairs * 19 / 20);
    }

    private String pattern() {
      String port = random.nextInt(5) == 0 ? ":*" : port();
      return scheme() + (random.nextInt(3) == 0 ? "*." : "") + host() + port;
    }

    private String scheme() {
      return random.nextInt(4) == 0 ? "http://" : "https://";
    }

    private String host() {
      if (random.nextInt(20) == 0) {
        return random.nextBoolean()
            ? "127.0.0." + random.nextInt(3)
            : "[::" + (1 + random.nextInt(3)) + "]";
      }
      StringBuilder host = new StringBuilder(label());
      for (int i = random.nextInt(4); i > 0; i--) {
        host.append('.').append(label());
      }
      return host.toString();
    }

    private String label() {
      return LABELS[random.nextInt(LABELS.length)];
    }

    private String port() {
      return PORTS[random.nextInt(PORTS.length)];
    }

    /** An origin made of one pattern, or of two: GHSA-vhxv-fg4m-p2w8 was a pair. */
    private String near(List<String> patterns) {
      String one = filled(patterns.get(random.nextInt(patterns.size())));
      String two = filled(patterns.get(random.nextInt(patterns.size())));
      String rest = one.substring(one.indexOf("://") + 3);
      String otherRest = two.substring(two.indexOf("://") + 3);
      String otherHost = withoutPort(otherRest);
      return switch (random.nextInt(14)) {
        case 0 -> scheme() + otherHost + rest;
        case 1 -> scheme() + otherHost + "." + rest;
        case 2 -> scheme() + rest.substring(random.nextInt(rest.length()));
        case 3 -> scheme() + otherHost.substring(0, random.nextInt(otherHost.length())) + rest;
        case 4 -> scheme() + label() + rest;
        case 5 -> scheme() + label() + "." + rest;
        case 6 -> one + ".evil.com";
        case 7 -> scheme() + rest.replace('.', 'x');
        case 8 -> withoutPort(one) + "." + one.substring(withoutPort(one).length());
        case 9 -> scheme() + "." + rest;
        case 10 -> scheme() + label() + ".." + rest;
        case 11 -> withoutPort(one) + port();
        case 12 -> scheme() + rest;
        default -> one;
      };
    }

    private static String withoutPort(String text) {
      int colon = text.lastIndexOf(':');
      return colon > text.lastIndexOf(']') && colon > text.indexOf("://")
          ? text.substring(0, colon)
          : text;
    }

    /** A pattern with something in place of its stars. */
    private String filled(String pattern) {
      String origin = pattern.replace(":*", random.nextBoolean() ? "" : ":8443");
      return origin.replace(
          "*.", random.nextBoolean() ? label() + "." : label() + "." + label() + ".");
    }
  }
}
