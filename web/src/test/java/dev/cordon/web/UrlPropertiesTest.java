package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whatever is generated, a URL")
class UrlPropertiesTest {
  private static final String HOSTILE =
      "aZ09.-_:/?#@[]\\%2eEcC|*^`{}<>\"'()!$&+,;=~ \t\r\n"
          + "\0\u007f\u00df\u00e9\u0130\u03c2\u0627\u05d0\u094d\u200c\u200d\u3002\uff0f\uff0e"
          + "\u2044\u017f\ud800\ud83d\udca9\udc00\ufffd\ufeff\u00ad";

  private static final List<String> SEEDS =
      List.of(
          "https://bank.example/a/b?c=d#e",
          "http://u:p@bank.example:8080/a/../b/./%2e%2e/c",
          "https://xn--mnchen-3ya.example/",
          "http://0x7f.1/",
          "wss://[2001:db8::1]:443/x?y",
          "file:///C|/a/../b",
          "file://host/a//b",
          "data:text/html,<p> ?x #y",
          "blob:https://bank.example/1-2",
          "about:blank",
          "foo://h/a/..//b",
          "foo:/.//b",
          "//bank.example/a",
          "../a?b",
          "");

  private static String text(Generator any) {
    return any.mutate(any.pick(SEEDS), HOSTILE) + any.text(HOSTILE, any.chance(50) ? 0 : 6);
  }

  private static @Nullable Url url(Generator any) {
    Url base = any.chance(50) ? null : Url.parseOrNull(text(any));
    return Url.parseOrNull(text(any), base);
  }

  @Test
  @DisplayName("is parsed from its serialisation as itself, part by part")
  void round_trip() {
    AtomicInteger parsed = new AtomicInteger();
    Generator.check(
        40_000,
        any -> {
          Url url = url(any);
          if (url == null) {
            return;
          }
          parsed.incrementAndGet();
          Url again = Url.parse(url.toString());
          assertThat(again).isEqualTo(url);
          assertSameParts(again, url);
        });
    assertThat(parsed).as("URLs parsed").hasValueGreaterThan(10_000);
  }

  @Test
  @DisplayName("is ASCII without controls, its scheme and host in lower case")
  void plain_text() {
    Generator.check(
        20_000,
        any -> {
          Url url = url(any);
          if (url != null) {
            assertThat(url.toString()).matches("[ -~]+").doesNotEndWith(" ");
            assertThat(url.scheme()).matches("[a-z][a-z0-9+.-]*");
            if (!url.hasOpaquePath()) {
              assertThat(url.toString()).doesNotContain(" ");
            }
            if (url.host() != null) {
              assertThat(Host.parse(String.valueOf(url.hostText()))).isEqualTo(url.host());
            }
          }
        });
  }

  @Test
  @DisplayName("that is absolute stays itself whatever it is resolved against")
  void absolute() {
    Generator.check(
        20_000,
        any -> {
          Url url = url(any);
          Url base = url(any);
          if (url != null && base != null) {
            assertThat(base.resolve(url.toString())).isEqualTo(url);
          }
        });
  }

  @Test
  @DisplayName("that was resolved is resolved by its path and query alone to the same again")
  void resolved_twice() {
    AtomicInteger resolved = new AtomicInteger();
    Generator.check(
        20_000,
        any -> {
          Url base = Url.parse("https://bank.example/x/y?z");
          Url url = base.resolve(any.mutate("a/b?c", "ab/.?%2e;"));
          if (url != null && url.origin().equals(base.origin()) && !url.path().startsWith("//")) {
            resolved.incrementAndGet();
            assertThat(base.resolve(url.pathAndQuery())).isEqualTo(url.withoutFragment());
          }
        });
    assertThat(resolved).as("references resolved").hasValueGreaterThan(5_000);
  }

  @Test
  @DisplayName("takes the short way to the parts to which the long way goes")
  void short_way() {
    AtomicInteger shortened = new AtomicInteger();
    Generator.check(
        40_000,
        any -> {
          String text = any.mutate(any.pick(SEEDS.subList(0, 4)), HOSTILE);
          if (PlainUrl.readOrNull(text) != null) {
            shortened.incrementAndGet();
            Url longWay = Url.parse("\n" + text);
            assertSameParts(Url.parse(text), longWay);
            assertThat(longWay).hasToString(text);
          }
        });
    assertThat(shortened).as("short ways").hasValueGreaterThan(2_000);
  }

  @Test
  @DisplayName("has the origin that the strict reader sees, where that one sees any")
  void same_origin_as_strict_reader() {
    AtomicInteger compared = new AtomicInteger();
    Generator.check(
        40_000,
        any -> {
          String text = any.mutate(any.pick(SEEDS.subList(0, 4)), HOSTILE.replace("x", ""));
          Origin strict = Origin.ofUrlOrNull(text);
          if (strict == null || strict.toString().contains("xn--")) {
            return; // The strict reader does not decode labels, and so takes some that are none.
          }
          compared.incrementAndGet();
          assertThat(Url.parse(text).origin()).as(Ascii.quote(text)).isEqualTo(strict);
        });
    assertThat(compared).as("origins compared").hasValueGreaterThan(2_000);
  }

  @Test
  @DisplayName("that is changed is one that is parsed from its serialisation")
  void changes() {
    Generator.check(
        20_000,
        any -> {
          Url url = url(any);
          if (url == null || url.hasOpaquePath() || url.scheme().equals("file")) {
            return;
          }
          Url changed =
              switch (any.below(6)) {
                case 0 -> url.withScheme(any.pick(List.of("https", "ws", "ftp", "bar", "1", "")));
                case 1 -> url.withPort(any.below(0x10001) - 1);
                case 2 -> url.withQuery(any.text(HOSTILE, 6));
                case 3 -> url.withFragment(any.text(HOSTILE, 6));
                case 4 -> url.withPath(any.text(HOSTILE, 6));
                default -> url.withoutCredentials();
              };
          Url again = Url.parse(changed.toString());
          assertThat(again).isEqualTo(changed);
          assertSameParts(again, changed);
        });
  }

  @Test
  @DisplayName("is never the cause of another error than that there is none")
  void never_throws() {
    Generator.check(
        40_000,
        any -> {
          String text = any.text(HOSTILE, 12);
          String host = "https://" + any.text(HOSTILE, 8) + "xn--" + any.text(HOSTILE, 8);
          for (String hostile : List.of(text, host)) {
            if (Url.parseOrNull(hostile) == null) {
              assertThat(UrlParser.problem(hostile)).startsWith("it").endsWith(".");
            }
          }
        });
  }

  private static void assertSameParts(Url actual, Url expected) {
    assertThat(actual.username()).isEqualTo(expected.username());
    assertThat(actual.password()).isEqualTo(expected.password());
    assertThat(actual.hostText()).isEqualTo(expected.hostText());
    assertThat(actual.host()).isEqualTo(expected.host());
    assertThat(actual.port()).isEqualTo(expected.port());
    assertThat(actual.path()).isEqualTo(expected.path());
    assertThat(actual.hasOpaquePath()).isEqualTo(expected.hasOpaquePath());
    assertThat(actual.query()).isEqualTo(expected.query());
    assertThat(actual.fragment()).isEqualTo(expected.fragment());
    assertThat(actual.origin()).isEqualTo(expected.origin());
    assertThat(actual.isPotentiallyTrustworthy()).isEqualTo(expected.isPotentiallyTrustworthy());
  }
}
