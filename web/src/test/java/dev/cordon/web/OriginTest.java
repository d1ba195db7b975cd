package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An origin")
class OriginTest {
  @Nested
  @DisplayName("is read as browsers write it")
  class Accepted {
    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource({
      "https://bank.example, https, bank.example, 443",
      "http://bank.example, http, bank.example, 80",
      "http://bank.example:443, http, bank.example, 443",
      "https://bank.example:8443, https, bank.example, 8443",
      "https://bank.example:65535, https, bank.example, 65535",
      "http://f:0, http, f, 0",
      "http://localhost:3000, http, localhost, 3000",
      "http://127.0.0.1:9000, http, 127.0.0.1, 9000",
      "http://[::1]:9000, http, [::1], 9000",
      "http://[::ffff:102:304], http, [::ffff:102:304], 80",
      "https://[2001:db8::1], https, [2001:db8::1], 443",
      "https://xn--mnchen-3ya.example, https, xn--mnchen-3ya.example, 443",
      "https://a_b.example, https, a_b.example, 443",
      "https://bank.example., https, bank.example., 443",
      "ftp://bank.example, ftp, bank.example, 21",
      "chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb, chrome-extension,"
          + " aapbdbdomjkkjkaonfhkkikfgjllcleb, -1",
      "moz-extension://2f1a7c1e-7b1f-4a83-9d0b-2d1f0b3c4d5e, moz-extension,"
          + " 2f1a7c1e-7b1f-4a83-9d0b-2d1f0b3c4d5e, -1",
      "capacitor://localhost, capacitor, localhost, -1",
      "app://localhost:80, app, localhost, 80",
    })
    void withItsParts(String text, String scheme, String host, int port) {
      Origin origin = Origin.parse(text);
      assertThat(origin.scheme()).isEqualTo(scheme);
      assertThat(origin.host()).hasToString(host);
      assertThat(origin.port()).isEqualTo(port);
      assertThat(origin).hasToString(text);
      assertThat(origin.isOpaque()).isFalse();
    }

    @Test
    void alsoWithEveryCharacterThatTheUrlStandardLeavesInDomains() {
      assertThat(Origin.parse("https://!\"$&'()*+,-.;=_`{}~").host().isLdh()).isFalse();
    }

    @Test
    void upToItsBound() {
      String host = "a".repeat(Host.MAX_CHARS);
      String scheme = "s".repeat(63);
      String longest = scheme + "://" + host + ":65535";
      assertThat(longest).hasSize(Origin.MAX_CHARS);
      assertThat(Origin.parseOrNull(longest)).isNotNull();
      assertThat(Origin.parseOrNull("s" + longest)).isNull();
      assertThat(Origin.parseOrNull("https://a" + host)).isNull();
      assertThat(Origin.parseOrNull("s" + scheme + "://a")).isNull();
    }
  }

  @Nested
  @DisplayName("is refused in any other form, with what to write instead")
  class Refused {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "https://bank.example/         | https://bank.example",
          "https://bank.example/path?q#f | https://bank.example",
          "https://bank.example?         | https://bank.example",
          "https://bank.example#         | https://bank.example",
          "https://bank.example\\        | https://bank.example",
          "HTTPS://bank.example          | https://bank.example",
          "https://Bank.example          | https://bank.example",
          "https://user@bank.example     | https://bank.example",
          "https://user:pw@bank.example  | https://bank.example",
          "https://good.example@evil.example | https://evil.example",
          "https://bank.example:443      | https://bank.example",
          "http://bank.example:80        | http://bank.example",
          "https://bank.example:         | https://bank.example",
          "https://bank.example:0443     | https://bank.example",
          "https://bank.example:08443    | https://bank.example:8443",
          "https://bank.example:00       | https://bank.example:0",
          "bank.example                  | https://bank.example",
          "bank.example:8443             | https://bank.example:8443",
          "://bank.example               | https://bank.example",
          "https://münchen.example       | https://xn--mnchen-3ya.example",
          "https://ｂank.example          | https://bank.example",
          "https://bank。example          | https://bank.example",
          "https://127.1                 | https://127.0.0.1",
          "https://0x7f.0.0.1            | https://127.0.0.1",
          "https://2130706433            | https://127.0.0.1",
          "https://0177.0.0.1            | https://127.0.0.1",
          "https://127.0.0.1.            | https://127.0.0.1",
          "http://[0:0::1]               | http://[::1]",
          "http://[::FFFF:1]             | http://[::ffff:1]",
          "http://[::ffff:1.2.3.4]       | http://[::ffff:102:304]",
          "http://[1:0:0:2:0:0:0:3]      | http://[1:0:0:2::3]",
          "http://[0:1:2:3:4:5:6:7]:080  | http://[0:1:2:3:4:5:6:7]",
        })
    void withAProposal(String text, String instead) {
      assertThat(Origin.parseOrNull(text)).isNull();
      assertThatThrownBy(() -> Origin.parse(text))
          .isInstanceOf(MalformedOriginException.class)
          .hasMessageEndingWith("Write \"" + instead + "\".")
          .hasMessageContaining(" is not an origin: ");
      assertThat(Origin.parse(instead)).hasToString(instead);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
        strings = {
          "",
          " ",
          "*",
          "NULL",
          "Null",
          "null ",
          " null",
          "\tnull",
          "null\t",
          "null, null",
          "nullx",
          "https://",
          "https:///",
          "https://:443",
          "https:bank.example",
          "https:/bank.example",
          "https:\\\\bank.example",
          "//bank.example",
          " https://bank.example",
          "https://bank.example ",
          "https://bank.example\t",
          "https://bank.example\n",
          "https://bank.example\0",
          "https://bank.exam\u007fple",
          "https://bank.example, https://evil.example",
          "https://bank.example https://evil.example",
          "https://bank.example:65536",
          "https://bank.example:99999999999999999999",
          "https://bank.example:-1",
          "https://bank.example:+8",
          "https://bank.example:8a",
          "https://bank.example:80:80",
          "https://bank.example:*",
          "https://bank.example:٣",
          "https://bank%2eexample",
          "https://bank.example%00.evil.example",
          "https://a<b",
          "https://a>b",
          "https://a^b",
          "https://a|b",
          "https://a]b",
          "https://a[b",
          "https://[::1",
          "https://[::1]a",
          "https://[::1]]",
          "https://[]",
          "https://[:]",
          "https://[::1%25eth0]",
          "https://[::1%eth0]",
          "https://[1::2::3]",
          "https://[1:2:3:4:5:6:7]",
          "https://[1:2:3:4:5:6:7:8:9]",
          "https://[12345::]",
          "https://::1",
          "https://256.1.1.1",
          "https://1.2.3.4.5",
          "https://example.1",
          "https://example.0x",
          "https://1.2.3.08",
          "file://",
          "file:///etc/passwd",
          "file://localhost",
          "data:text/html,x",
          "about:blank",
          "blob:https://bank.example/2f1a7c1e",
          "1https://bank.example",
          "+https://bank.example",
          "ht_tp://bank.example",
          "ht tp://bank.example",
          "ſ://bank.example",
          "httpſ://bank.example",
        })
    void whateverItIs(String text) {
      assertThat(Origin.parseOrNull(text)).isNull();
      assertThatThrownBy(() -> Origin.parse(text)).isInstanceOf(MalformedOriginException.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "https://bank.example/    | it ends in \"/\", which an origin never has.",
          "https://bank.example/a   | it has a path, query or fragment, which an origin never has.",
          "https://u@bank.example   | it names a user, which an origin never does.",
          "bank.example             | it has no scheme.",
          "HTTP://bank.example      | its scheme is not in lower case, so that it would never match"
              + " what a browser sends.",
          "http://BANK.example      | its host is not in lower case, so that it would never match"
              + " what a browser sends.",
          "http://bank.example:80   | it writes out the default port, which browsers never do, so"
              + " that it would never match.",
          "http://bank.example:080  | its port is not a number from 0 to 65535 without leading"
              + " zeros.",
          "http://bank.example:*    | its port is not a number from 0 to 65535 without leading"
              + " zeros.",
          "http://1.2.3             | its host ends in a number and is not an IPv4 address of four"
              + " decimal numbers.",
          "http://[::0]             | its host is not an IPv6 address in the short form that"
              + " browsers send.",
          "http://ä.example         | its host holds letters beyond ASCII, which browsers send in"
              + " their xn-- form.",
          "http://a%62.example      | its host holds a character that no browser leaves in a host,"
              + " or is too long.",
          "http://:80               | it has no host.",
          "file:///tmp              | browsers serialise the origin of a file as null, which is"
              + " anyone's.",
          "h_p://a                  | its scheme is malformed.",
        })
    void forAStatedReason(String text, String problem) {
      assertThatThrownBy(() -> Origin.parse(text))
          .isInstanceOfSatisfying(
              MalformedOriginException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void withoutRepeatingControlsOrHugeTexts() {
      assertThatThrownBy(() -> Origin.parse("https://a\r\n\u202e\"\\x"))
          .hasMessageStartingWith("\"https://a\\u000d\\u000a\\u202e\\\"\\\\x\" is not an origin");
      assertThatThrownBy(() -> Origin.parse("https://" + "a".repeat(1_000_000)))
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }
  }

  @Nested
  @DisplayName("that is opaque")
  class Opaque {
    @Test
    void isWrittenNull() {
      assertThat(Origin.parse("null")).isSameAs(Origin.OPAQUE).hasToString("null");
      assertThat(Origin.OPAQUE.isOpaque()).isTrue();
      assertThat(Origin.OPAQUE.scheme()).isEqualTo("null");
      assertThat(Origin.OPAQUE.port()).isEqualTo(-1);
      assertThat(Origin.OPAQUE.isPotentiallyTrustworthy()).isFalse();
    }

    @Test
    void hasNoHost() {
      assertThatThrownBy(Origin.OPAQUE::host).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isNoOriginWithSchemeNull() {
      assertThat(Origin.parse("null://null")).isNotEqualTo(Origin.OPAQUE);
    }
  }

  @Nested
  @DisplayName("equals another")
  class Equality {
    @Test
    void onlyWhenSchemeHostAndPortAgree() {
      Origin origin = Origin.parse("https://bank.example");
      assertThat(origin)
          .isEqualTo(Origin.of("https", Host.parse("bank.example"), 443))
          .isEqualTo(Origin.of("https", Host.parse("bank.example"), -1))
          .hasSameHashCodeAs(Origin.parse("https://bank.example"))
          .isNotEqualTo(Origin.parse("http://bank.example"))
          .isNotEqualTo(Origin.parse("http://bank.example:443"))
          .isNotEqualTo(Origin.parse("https://bank.example:444"))
          .isNotEqualTo(Origin.parse("https://bank.example."))
          .isNotEqualTo(Origin.OPAQUE);
    }
  }

  @Nested
  @DisplayName("made of parts")
  class OfParts {
    @Test
    void leavesOutTheDefaultPort() {
      assertThat(Origin.of("https", Host.parse("a.example"), 443)).hasToString("https://a.example");
      assertThat(Origin.of("http", Host.parse("[::1]"), 443)).hasToString("http://[::1]:443");
      assertThat(Origin.of("app", Host.parse("x"), -1)).hasToString("app://x");
    }

    @ParameterizedTest(name = "refuses port {0}")
    @ValueSource(ints = {-2, 65_536, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesWhatIsNoPort(int port) {
      assertThatThrownBy(() -> Origin.of("https", Host.parse("a"), port))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "refuses scheme \"{0}\"")
    @ValueSource(strings = {"", "HTTPS", "https:", "https://x", "1a", "file"})
    void refusesWhatIsNoScheme(String scheme) {
      assertThatThrownBy(() -> Origin.of(scheme, Host.parse("a"), -1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest(name = "Secure Contexts 3.1: {0} is potentially trustworthy: {1}")
  @CsvSource({
    "https://bank.example, true",
    "wss://bank.example, true",
    "http://bank.example, false",
    "http://localhost:3000, true",
    "http://localhost.:3000, true",
    "http://bank.localhost, true",
    "http://notlocalhost, false",
    "http://localhost.example, false",
    "http://127.0.0.1, true",
    "http://127.255.255.254, true",
    "http://128.0.0.1, false",
    "http://127.example, false",
    "http://0.0.0.0, false",
    "http://[::1], true",
    "http://[::2], false",
    "http://[::ffff:7f00:1], false",
    "chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb, true",
    "moz-extension://a, true",
    "app://a, false",
    "null, false",
  })
  void trustworthiness(String text, boolean trustworthy) {
    assertThat(Origin.parse(text).isPotentiallyTrustworthy()).isEqualTo(trustworthy);
  }
}
