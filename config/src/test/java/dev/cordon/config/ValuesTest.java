package dev.cordon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.YamlNode.Scalar;
import dev.cordon.policy.TokenPattern;
import dev.cordon.policy.TokenUse;
import dev.cordon.web.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How single words are read. */
class ValuesTest {

  private static Scalar plain(String text) {
    return new Scalar(Span.START, text, ScalarKinds.of(text), false);
  }

  private static Complaint refused(ValueType<?> type, String text) {
    try {
      type.read(plain(text));
    } catch (Raised e) {
      return e.complaint();
    }
    throw new AssertionError(text + " was read");
  }

  @Nested
  class Lengths {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
      "0s, PT0S",
      "250ms, PT0.25S",
      "90s, PT90S",
      "15m, PT15M",
      "12h, PT12H",
      "7d, PT168H",
      "999999999d, PT23999999976H",
    })
    void areANumberAndAUnit(String text, Duration duration) throws Raised {
      assertThat(Durations.ANY.read(plain(text))).isEqualTo(duration);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "7200    | Write: 7200s, if seconds are meant",
          "2 hours | Write: 2h",
          "30sec   | Write: 30s",
          "5Min    | Write: 5m",
          "1 day   | Write: 1d",
          "5w      | The units are ms, s, m, h and d.",
          "1h30m   | Write a whole number and one unit of ms, s, m, h or d, such as 90s or 12h.",
          "1.5h    | Write a whole number and one unit of ms, s, m, h or d, such as 90s or 12h.",
          "-1s     | Write a whole number and one unit of ms, s, m, h or d, such as 90s or 12h.",
          "PT2H    | Write a whole number and one unit of ms, s, m, h or d, such as 90s or 12h.",
          "1000000000s | Write a whole number and one unit of ms, s, m, h or d, such as 90s or"
              + " 12h.",
        })
    void inOtherFormsAreRefusedWithWhatWasMeant(String text, String instead) {
      assertThat(refused(Durations.ANY, text).instead()).isEqualTo(instead);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0s", "250ms", "90s", "15m", "12h", "7d", "25h", "61s"})
    void areWrittenAsTheyAreRead(String text) throws Raised {
      assertThat(Durations.format(Durations.ANY.read(plain(text)))).isEqualTo(text);
    }

    @Test
    void keepToTheirBounds() throws Raised {
      ValueType<Duration> type = Durations.within(Duration.ofSeconds(1), Duration.ofHours(1));

      assertThat(type.read(plain("1s"))).isEqualTo(Duration.ofSeconds(1));
      assertThat(type.read(plain("60m"))).isEqualTo(Duration.ofHours(1));
      assertThat(refused(type, "999ms").problem()).isEqualTo("\"999ms\" is not between 1s and 1h");
      assertThat(refused(type, "3601s").code()).isEqualTo("duration-range");
    }
  }

  @Nested
  class Amounts {
    private final ValueType<Long> type = Sizes.within(0, 1L << 40);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
      "0, 0",
      "65536, 65536",
      "12B, 12",
      "64KiB, 65536",
      "8MiB, 8388608",
      "1GiB, 1073741824"
    })
    void areANumberAndAUnit(String text, long bytes) throws Raised {
      assertThat(type.read(plain(text))).isEqualTo(bytes);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "8MB  | Write: 8MiB",
          "8m   | Write: 8MiB",
          "1 kb | Write: 1KiB",
          "2gib | Write: 2GiB",
          "2TiB | Write a whole number of bytes, or one with KiB, MiB or GiB right after it.",
          "-1   | Write a whole number of bytes, or one with KiB, MiB or GiB right after it.",
          "1.5MiB | Write a whole number of bytes, or one with KiB, MiB or GiB right after it.",
        })
    void inOtherFormsAreRefusedWithWhatWasMeant(String text, String instead) {
      assertThat(refused(type, text).instead()).isEqualTo(instead);
    }

    @Test
    void keepToTheirBounds() {
      assertThat(refused(type, "2000GiB").code()).isEqualTo("size-range");
      assertThat(refused(Sizes.within(1024, 4096), "1023").problem())
          .isEqualTo("\"1023\" is not between 1KiB and 4KiB");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0", "12", "64KiB", "8MiB", "1GiB", "1025"})
    void areWrittenAsTheyAreRead(String text) throws Raised {
      assertThat(Sizes.format(type.read(plain(text)))).isEqualTo(text);
    }
  }

  @Nested
  class Dates {
    @Test
    void meanTheirBeginningInUtc() throws Raised {
      assertThat(Instants.TYPE.read(plain("2030-01-31")))
          .isEqualTo(Instant.parse("2030-01-31T00:00:00Z"));
      assertThat(Instants.TYPE.read(plain("2030-01-31T12:30:00Z")))
          .isEqualTo(Instant.parse("2030-01-31T12:30:00Z"));
    }

    @ParameterizedTest(name = "{0} is refused")
    @ValueSource(
        strings = {
          "2030-02-30",
          "2030-13-01",
          "31.01.2030",
          "2030-01-31T12:30:00+01:00",
          "2030",
          "now",
          "2030-01-31T25:00:00Z"
        })
    void inOtherFormsAreRefused(String text) {
      assertThat(refused(Instants.TYPE, text).code()).isEqualTo("date");
    }
  }

  @Nested
  class Flags {
    @Test
    void areTrueOrFalse() throws Raised {
      assertThat(ValueTypes.FLAG.read(plain("true"))).isTrue();
      assertThat(ValueTypes.FLAG.read(plain("false"))).isFalse();
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource({
      "yes, Write: true",
      "on, Write: true",
      "True, Write: true",
      "1, Write: true",
      "no, Write: false",
      "off, Write: false",
      "FALSE, Write: false",
    })
    void inOtherWordsAreRefused(String text, String instead) {
      assertThat(refused(ValueTypes.FLAG, text).instead()).isEqualTo(instead);
    }
  }

  @Nested
  class Words {
    @ParameterizedTest
    @EnumSource
    void ofTokensAreRead(TokenUse use) throws Raised {
      assertThat(ValueTypes.choice(TokenUse.class).read(plain(ValueTypes.word(use))))
          .isEqualTo(use);
    }

    @ParameterizedTest
    @EnumSource
    void ofPatternsAreRead(TokenPattern pattern) throws Raised {
      assertThat(ValueTypes.choice(TokenPattern.class).read(plain(ValueTypes.word(pattern))))
          .isEqualTo(pattern);
    }

    @Test
    void areLowerCaseWhateverTheHeaderSays() {
      assertThat(refused(ValueTypes.choice(SameSite.class), "Lax").instead())
          .isEqualTo("Did you mean lax?");
    }

    @ParameterizedTest(name = "{0} may mean {1}")
    @CsvSource({
      "orgins, origins",
      "origns, origins",
      "ogirins, origins",
      "maxAge, max-age",
      "max_age, max-age",
      "MAX-AGE, max-age",
      "mode, mode",
      "xyzzy, ''",
      "a, ''",
      "'', ''",
    })
    void areSuggestedWhenTheyAreClose(String word, String meant) {
      assertThat(Suggestion.nearest(word, List.of("origins", "max-age", "mode")).orElse(""))
          .isEqualTo(meant);
    }

    @Test
    void ofAnyLengthAreCompared() {
      assertThat(Suggestion.nearest("x".repeat(1_000_000), List.of("origins"))).isEmpty();
    }
  }

  @Nested
  class Urls {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
      "https://0.0.0.0:8443, https://0.0.0.0:8443",
      "http://LOCALHOST, http://localhost:80",
      "https://bank.example, https://bank.example:443",
      "http://[::1]:0, http://[::1]:0",
      "http://[0:0::1]:65535, http://[::1]:65535",
    })
    void areSchemeHostAndPort(String text, String endpoint) throws Raised {
      assertThat(Endpoints.LISTENER.read(plain(text))).hasToString(endpoint);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource({
      "http://127.0.0.1:8080/, Write: http://127.0.0.1:8080",
      "http://127.0.0.1?x, Write: http://127.0.0.1",
      "https://*:8443, Write: https://0.0.0.0:8443",
      "localhost:8080, Write: http://localhost:8080",
      "8080, 'Write scheme, host and port, nothing else.'",
      "HTTP://x, 'Write scheme, host and port, nothing else.'",
      "http://, 'Write scheme, host and port, nothing else.'",
      "http://x:65536, 'Write scheme, host and port, nothing else.'",
      "http://x:, 'Write scheme, host and port, nothing else.'",
      "http://256.0.0.1, 'Write scheme, host and port, nothing else.'",
      "http://a@b, 'Write scheme, host and port, nothing else.'",
      "unix:/run/app.sock, 'Write scheme, host and port, nothing else.'",
    })
    void inOtherFormsAreRefused(String text, String instead) {
      assertThat(refused(Endpoints.LISTENER, text).instead()).isEqualTo(instead);
    }

    @Test
    void thatAreCalledHaveAPort() {
      assertThat(refused(Endpoints.ADDRESS, "http://x:0").code()).isEqualTo("url-port");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "localhost, true",
      "app.localhost, true",
      "127.1.2.3, true",
      "::1, true",
      "0.0.0.0, false",
      "10.0.0.1, false",
      "127.0.0.1.evil.example, false",
      "localhost.evil.example, false",
    })
    void knowWhatOnlyThisMachineReaches(String host, boolean loopback) {
      assertThat(new Endpoint(Protocol.HTTP, host, 1).isLoopback()).isEqualTo(loopback);
    }
  }

  @Nested
  class EnvironmentVariables {
    private final Variables variables = new Variables(Map.of("A", "x", "B", "y z", "C", "${A}"));
    private final ValueType<String> text = variables.expanding(ValueTypes.TEXT);

    @Test
    void standForWhatTheyHold() throws Raised {
      assertThat(text.read(plain("${A}-${B}/${A}"))).isEqualTo("x-y z/x");
      assertThat(text.read(plain("none"))).isEqualTo("none");
    }

    @Test
    void areNotExpandedTwice() {
      assertThat(refused(text, "${C}").problem()).isEqualTo("\"${C}\" does not stand for text");
    }

    @ParameterizedTest(name = "{0} is refused")
    @ValueSource(strings = {"$A", "${A", "${A:-b}", "${1}", "${}", "$${A}", "$(A)"})
    void inOtherFormsAreRefused(String reference) {
      assertThat(refused(text, reference).code()).isEqualTo("variable-form");
    }

    @Test
    void thatAreUnsetAreRefused() {
      assertThat(refused(text, "${NOPE}").problem()).isEqualTo("${NOPE} is not set");
    }

    @Test
    void areTheOnlyWayToASecret() {
      ValueType<Secret> secret = variables.secret("CORDON_KEY", value -> {});

      assertThat(refused(secret, "x${A}").code()).isEqualTo("secret-in-file");
      assertThat(refused(secret, "x").instead()).contains("${CORDON_KEY}");
      assertThatExceptionOfType(Raised.class)
          .isThrownBy(() -> secret.read(plain("hunter2")))
          .satisfies(e -> assertThat(e.complaint().toString()).doesNotContain("hunter2"));
    }
  }

  @Nested
  class Quotes {
    @Test
    void escapeWhatWouldDisturbATerminal() {
      assertThat(Quoted.of("a\u001B[31m\n\"\\\u202E\uD83C\uDF6A"))
          .isEqualTo("\"a\\u{1B}[31m\\n\\\"\\\\\\u{202E}\uD83C\uDF6A\"");
    }

    @Test
    void cutAfterTwoHundredCharacters() {
      assertThat(Quoted.of("x".repeat(200))).isEqualTo("\"" + "x".repeat(200) + "\"");
      assertThat(Quoted.of("x".repeat(201))).isEqualTo("\"" + "x".repeat(200) + "…\"");
    }

    @Test
    void hideThePasswordOfAUrl() {
      assertThat(Quoted.of("http://u:hunter2@x/a@b")).isEqualTo("\"http://***@x/a@b\"");
    }
  }
}
