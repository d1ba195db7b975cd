package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whatever is generated, an origin")
class OriginPropertiesTest {
  private static final String HOSTILE =
      "aZ09.-_:/?#@[]\\%*`{}|^<>\"'()!$&+,;=~ \t\r\n"
          + "\0\u007f\u00e9\u3002\uff0f\uff0e\u2044\u017f\ud800";

  private static final List<String> SEEDS =
      List.of(
          "https://bank.example",
          "http://bank.example:8080",
          "https://127.0.0.1:1",
          "http://[2001:db8::1]:443",
          "http://[::ffff:102:304]",
          "moz-extension://2f1a7c1e-7b1f-4a83",
          "null");

  @Test
  @DisplayName("that is read is written back character for character")
  void roundTrip() {
    Generator.check(
        20_000,
        any -> {
          String text = any.mutate(any.pick(SEEDS), HOSTILE);
          Origin origin = Origin.parseOrNull(text);
          if (origin != null) {
            assertThat(origin).hasToString(text);
          }
        });
  }

  @Test
  @DisplayName("that is read holds no control, space, upper case, slash, or letter beyond ASCII")
  void plainText() {
    Generator.check(
        20_000,
        any -> {
          String text = any.pick(SEEDS) + any.text(HOSTILE, 4);
          Origin origin = Origin.parseOrNull(text);
          if (origin != null && !origin.isOpaque()) {
            assertThat(origin.host().toString()).matches("[!-~&&[^A-Z/?#@\\\\%|^<>]]+");
            assertThat(origin.toString()).containsOnlyOnce("://");
          }
        });
  }

  @Test
  @DisplayName("is read alike by an independent reader, for names that both know")
  void sameAsUri() {
    AtomicInteger compared = new AtomicInteger();
    Generator.check(
        5_000,
        any -> {
          String text = any.mutate(any.pick(SEEDS.subList(0, 4)), "abz.019-:/?#");
          Origin origin = Origin.parseOrNull(text);
          if (origin == null || !origin.host().isLdh()) {
            return;
          }
          URI uri = URI.create(text);
          if (uri.getHost() == null) {
            return; // RFC 2396 wants a last label that starts with a letter.
          }
          compared.incrementAndGet();
          assertThat(uri.getHost()).as(text).isEqualTo(origin.host().toString());
          assertThat(uri.getScheme()).as(text).isEqualTo(origin.scheme());
          assertThat(uri.getPort() < 0 ? Port.defaultOf(origin.scheme()) : uri.getPort())
              .as(text)
              .isEqualTo(origin.port());
          assertThat(uri.getRawPath()).as(text).isEmpty();
        });
    assertThat(compared).as("origins compared").hasValueGreaterThan(500);
  }

  @Test
  @DisplayName("that is refused gets a proposal that is an origin, or none, and never an odd error")
  void adviceHolds() {
    Generator.check(
        20_000,
        any -> {
          String text = any.mutate(any.pick(SEEDS), HOSTILE) + any.text(HOSTILE, 3);
          if (Origin.parseOrNull(text) != null) {
            return;
          }
          MalformedOriginException fault = OriginAdvice.fault(text);
          assertThat(fault.problem()).endsWith(".");
          String instead = fault.instead();
          Origin.parse(instead.substring(instead.indexOf('"') + 1, instead.lastIndexOf('"')));
        });
  }

  @Test
  @DisplayName("of a URL is that of the URL without its path, and never one of hostile parts")
  void urls() {
    Generator.check(
        20_000,
        any -> {
          String url = any.mutate(any.pick(SEEDS) + "/a/b?c=d", HOSTILE);
          Origin origin = Origin.ofUrlOrNull(url);
          if (origin != null) {
            assertThat(url).doesNotContain("\r", "\n", " ", "\0");
            String authority = url.substring(url.indexOf("://") + 3).split("[/?#]", 2)[0];
            assertThat(authority).doesNotContain("@", "%", "\\");
            assertThat(origin.scheme()).isIn("http", "https");
          }
        });
  }

  @Test
  @DisplayName("has an IPv6 host whose shortest form is found from any of its forms")
  void ipv6() {
    Generator.check(
        20_000,
        any -> {
          int[] pieces = new int[8];
          for (int i = 0; i < 8; i++) {
            pieces[i] = any.chance(50) ? 0 : any.below(0x10000);
          }
          String shortest = Ipv6.serialize(pieces);
          StringBuilder full = new StringBuilder();
          for (int piece : pieces) {
            full.append(full.isEmpty() ? "" : ":").append(String.format("%04X", piece));
          }
          assertThat(Ipv6.parseOrNull(shortest)).containsExactly(pieces);
          assertThat(Ipv6.parseOrNull(full.toString())).containsExactly(pieces);
          assertThat(shortest).hasSizeLessThanOrEqualTo(39).doesNotContain(":::");
          assertThat(Host.parse("[" + shortest + "]").kind()).isEqualTo(Host.Kind.IPV6);
        });
  }
}
