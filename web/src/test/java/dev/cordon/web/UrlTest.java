package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A URL")
class UrlTest {
  @Nested
  @DisplayName("is parsed (URL Standard, basic URL parser):")
  class Parsing {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
        quoteCharacter = '`',
        value = {
          "HTTPS:Bank.Example, https://bank.example/",
          "https://bank.example:443/, https://bank.example/",
          "https://bank.example:0443?q, https://bank.example/?q",
          "http://bank.example:/, http://bank.example/",
          "https:\\\\bank.example\\a\\..\\b, https://bank.example/b",
          "https://bank.example/a/%2e%2E/./b/%2e, https://bank.example/b/",
          "https://bank.example/../../a, https://bank.example/a",
          "https://bank.example/a b?'#`x, `https://bank.example/a%20b?%27#%60x`",
          "https://m\u00fcnchen.example/?\u00fc, https://xn--mnchen-3ya.example/?%C3%BC",
          "https://stra\u00dfe.example, https://xn--strae-oqa.example/",
          "https://b%61nk\uff0eexample\u3002, https://bank.example./",
          "http://0x7f.1, http://127.0.0.1/",
          "http://2130706433, http://127.0.0.1/",
          "http://0177.0.0.01, http://127.0.0.1/",
          "http://[0:0::0001], http://[::1]/",
          "http://[::ffff:127.0.0.1], http://[::ffff:7f00:1]/",
          "https://bank.example@evil.example, https://bank.example@evil.example/",
          "https://a:b:c@d@bank.example, https://a:b%3Ac%40d@bank.example/",
          "file:///C|/a/../.., file:///C:/",
          "file://localhost/etc, file:///etc",
          "`data:text/html,<p> x`, `data:text/html,<p> x`",
          "foo://B\u00e4r/\\x, foo://B%C3%A4r/\\x",
          "foo:/.//bar, foo:/.//bar",
          "mailto:\u007f\u00e4, mailto:%7F%C3%A4",
        })
    void as_browsers_write_it(String text, String url) {
      assertThat(Url.parse(text)).hasToString(url);
    }

    @ParameterizedTest(name = "\"{0}\" is none: {1}")
    @CsvSource(
        quoteCharacter = '`',
        value = {
          "``, it has no scheme.",
          "bank.example, it has no scheme.",
          "//bank.example, it has no scheme.",
          "https://, it has no host.",
          "https://:80, it has no host.",
          "https://u@/, it names a user and no host.",
          "https://a b/, its host holds a character that no host may hold.",
          "https://a%2fb/, its host holds a character that no host may hold.",
          "https://xn--a/, its host has no form in ASCII (UTS #46).",
          "https://1.2.3.256/, its host ends in a number and is no IPv4 address.",
          "https://[::1%25eth0]/, its host is no IPv6 address.",
          "https://bank.example:65536/, its port is not a number from 0 to 65535.",
          "https://bank.example:8a/, its port is not a number from 0 to 65535.",
          "foo://a|b/, its host holds a character that no host may hold.",
        })
    void or_refused(String text, String problem) {
      assertThat(Url.parseOrNull(text)).isNull();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Url.parse(text))
          .withMessage(
              Ascii.quote(text)
                  + " is not an absolute URL: "
                  + problem
                  + " Write scheme, host and path: \"https://app.example/path\".");
    }

    @Test
    @DisplayName("tabs and line breaks vanish anywhere, controls and spaces at the ends")
    void white_space() {
      assertThat(Url.parse("\0 ht\ttps://ba\nnk.example/\r\na \u001f"))
          .hasToString("https://bank.example/a");
    }

    @Test
    @DisplayName("a lone surrogate is encoded as the replacement character")
    void lone_surrogates() {
      assertThat(Url.parse("https://a.example/\ud800x?\udc00#\ud83d\ude00"))
          .hasToString("https://a.example/%EF%BF%BDx?%EF%BF%BD#%F0%9F%98%80");
    }

    @Test
    @DisplayName("one beyond the bound is none, nor is one that its encoding carries beyond it")
    void bounds() {
      String start = "https://a.example/";
      String longest = start + "a".repeat(Url.MAX_CHARS - start.length());
      assertThat(Url.parse(longest)).hasToString(longest);
      assertThat(Url.parseOrNull(longest + "a")).isNull();
      String growing = start + "\u20ac".repeat(Url.MAX_CHARS / 8);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Url.parse(growing))
          .withMessageContaining("more than 2097152 characters once it is encoded");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Url.parse(start).withQuery(growing))
          .withMessageContaining("more than 2097152");
      assertThat(Url.parseOrNull("https://" + "a".repeat(256) + "/")).isNull();
    }
  }

  @Nested
  @DisplayName("is resolved against another:")
  class Resolving {
    @ParameterizedTest(name = "{1} in {0} is {2}")
    @CsvSource({
      "https://bank.example/a/b?c#d, e, https://bank.example/a/e",
      "https://bank.example/a/b?c#d, '', https://bank.example/a/b?c",
      "https://bank.example/a/b?c#d, ?e, https://bank.example/a/b?e",
      "https://bank.example/a/b?c#d, #e, https://bank.example/a/b?c#e",
      "https://bank.example/a/b, ../../.., https://bank.example/",
      "https://bank.example/a/b, //evil.example, https://evil.example/",
      "https://bank.example/a/b, /\\evil.example, https://evil.example/",
      "https://bank.example/a/b, \\\\evil.example/x, https://evil.example/x",
      "https://bank.example/a/b, https:c, https://bank.example/a/c",
      "https://bank.example/a/b, http:c, http://c/",
      "https://u:p@bank.example:8443/a, /b, https://u:p@bank.example:8443/b",
      "about:blank, #x, about:blank#x",
      "foo://h/a/b, \\c, foo://h/a/\\c",
    })
    void as_browsers_do(String base, String reference, String url) {
      assertThat(Url.parse(base).resolve(reference)).isNotNull().hasToString(url);
    }

    @ParameterizedTest(name = "{0} is none in about:blank")
    @ValueSource(strings = {"a", "/a", "//a.example", "?a", ""})
    void nothing_is_relative_to_an_opaque_path(String reference) {
      assertThat(Url.parse("about:blank").resolve(reference)).isNull();
    }
  }

  @Nested
  @DisplayName("has parts:")
  class Parts {
    @Test
    @DisplayName("all of them, none decoded")
    void all() {
      Url url = Url.parse("https://u%40:p@bank.example:8443/a%2Fb;c?d=%20#e");
      assertThat(url.scheme()).isEqualTo("https");
      assertThat(url.username()).isEqualTo("u%40");
      assertThat(url.password()).isEqualTo("p");
      assertThat(url.hasCredentials()).isTrue();
      assertThat(url.host()).isEqualTo(Host.parse("bank.example"));
      assertThat(url.hostText()).isEqualTo("bank.example");
      assertThat(url.port()).isEqualTo(8443);
      assertThat(url.path()).isEqualTo("/a%2Fb;c");
      assertThat(url.query()).isEqualTo("d=%20");
      assertThat(url.fragment()).isEqualTo("e");
      assertThat(url.pathAndQuery()).isEqualTo("/a%2Fb;c?d=%20");
    }

    @ParameterizedTest(name = "{0}: host {1}, port {2}")
    @CsvSource({
      "https://a.example, a.example, 443",
      "ws://a.example, a.example, 80",
      "ftp://a.example:22, a.example, 22",
      "foo://A:1/, A, 1",
      "foo://A/, A, -1",
      "foo:/a, , -1",
      "'data:,', , -1",
      "file:///a, '', -1",
      "file://a.example/, a.example, -1",
    })
    void host_and_port(String text, String hostText, int port) {
      Url url = Url.parse(text);
      assertThat(url.hostText()).isEqualTo(hostText);
      assertThat(url.port()).isEqualTo(port);
    }

    @ParameterizedTest(name = "{0} is special: {1}, local: {2}, http(s): {3}, opaque: {4}")
    @CsvSource({
      "https://a.example/, true, false, true, false",
      "http://a.example/, true, false, true, false",
      "wss://a.example/, true, false, false, false",
      "file:///a, true, false, false, false",
      "about:blank, false, true, false, true",
      "'data:,a', false, true, false, true",
      "blob:https://a.example/1, false, true, false, true",
      "foo:/a, false, false, false, false",
    })
    void kinds(String text, boolean special, boolean local, boolean http, boolean opaque) {
      Url url = Url.parse(text);
      assertThat(url.isSpecial()).isEqualTo(special);
      assertThat(url.isLocal()).isEqualTo(local);
      assertThat(url.isHttp()).isEqualTo(http);
      assertThat(url.hasOpaquePath()).isEqualTo(opaque);
    }

    @ParameterizedTest(name = "{0} has the origin {1}, trustworthy: {2}")
    @CsvSource({
      "https://a.example:443/x, https://a.example, true",
      "https://u@a.example:8443/x, https://a.example:8443, true",
      "http://a.example, http://a.example, false",
      "http://127.1:3000, http://127.0.0.1:3000, true",
      "http://x.localhost, http://x.localhost, true",
      "wss://a.example, wss://a.example, true",
      "ws://a.example:81, ws://a.example:81, false",
      "ftp://a.example, ftp://a.example, false",
      "blob:https://a.example/1, https://a.example, true",
      "blob:http://a.example/1, http://a.example, false",
      "blob:ftp://a.example/1, null, false",
      "blob:blob:https://a.example/1, null, false",
      "blob:null/1, null, false",
      "'data:,a', null, true",
      "about:blank, null, true",
      "about:srcdoc#x, null, true",
      "about:config, null, false",
      "file:///a, null, false",
      "foo://a.example, null, false",
    })
    void origins(String text, String origin, boolean trustworthy) {
      Url url = Url.parse(text);
      assertThat(url.origin()).hasToString(origin);
      assertThat(url.isPotentiallyTrustworthy()).isEqualTo(trustworthy);
    }
  }

  @Nested
  @DisplayName("is changed:")
  class Changing {
    private final Url url = Url.parse("http://u:p@bank.example/a?b#c");

    @Test
    @DisplayName("to https, where a written 443 falls away and 80 stays implied")
    void upgrades() {
      assertThat(url.withScheme("https")).hasToString("https://u:p@bank.example/a?b#c");
      assertThat(url.withScheme("https").port()).isEqualTo(443);
      assertThat(url.withScheme("https").origin()).hasToString("https://bank.example");
      assertThat(url.withScheme("https").isPotentiallyTrustworthy()).isTrue();
      assertThat(Url.parse("http://a.example:443/").withScheme("https"))
          .hasToString("https://a.example/");
      assertThat(Url.parse("http://a.example:81/").withScheme("https"))
          .hasToString("https://a.example:81/");
    }

    @Test
    @DisplayName("to what a referrer may hold")
    void referrers() {
      Url stripped = url.withoutCredentials().withoutFragment();
      assertThat(stripped).hasToString("http://bank.example/a?b");
      assertThat(stripped.withPath("").withQuery(null)).hasToString("http://bank.example/");
    }

    @Test
    @DisplayName("in one part, and stays the same where that part cannot be had")
    void parts() {
      assertThat(url.withPort(8080)).hasToString("http://u:p@bank.example:8080/a?b#c");
      assertThat(url.withPort(8080).withPort(-1)).isEqualTo(url);
      assertThat(url.withPort(8080).withPort(80)).isEqualTo(url);
      assertThat(url.withQuery("x y")).hasToString("http://u:p@bank.example/a?x%20y#c");
      assertThat(url.withFragment(null)).hasToString("http://u:p@bank.example/a?b");
      assertThat(url.withPath("../x")).hasToString("http://u:p@bank.example/x?b#c");
      assertThat(url.withScheme("foo")).isSameAs(url);
      assertThat(Url.parse("about:blank").withPath("x")).hasToString("about:blank");
      assertThat(Url.parse("about:blank").withPort(1)).hasToString("about:blank");
      assertThatIllegalArgumentException().isThrownBy(() -> url.withPort(65536));
      assertThatIllegalArgumentException().isThrownBy(() -> url.withPort(-2));
    }

    @Test
    @DisplayName("and equals what is parsed alike")
    void equality() {
      assertThat(url.withoutFragment()).isEqualTo(Url.parse("HTTP://u:p@BANK.example/a?b"));
      assertThat(url.withoutFragment()).hasSameHashCodeAs(Url.parse("http://u:p@bank.example/a?b"));
      assertThat(url).isNotEqualTo(url.withoutFragment());
      assertThat(url.equalsExcludingFragment(url.withFragment("d"))).isTrue();
      assertThat(url.equalsExcludingFragment(url.withoutFragment())).isTrue();
      assertThat(url.equalsExcludingFragment(url.withQuery("d"))).isFalse();
      assertThat(url.equalsExcludingFragment(url.withQuery(null))).isFalse();
    }
  }
}
