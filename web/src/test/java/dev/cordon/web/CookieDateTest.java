package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 6265bis, 5.1.1: a cookie's date")
class CookieDateTest {
  @ParameterizedTest(name = "\"{0}\" is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Wed, 21 Oct 2026 07:28:00 GMT       | 2026-10-21T07:28:00Z",
        "Wednesday, 21-Oct-26 07:28:00 GMT   | 2026-10-21T07:28:00Z",
        "Wed Oct 21 07:28:00 2026            | 2026-10-21T07:28:00Z",
        "Wed, 21 Oct 70 07:28:00             | 1970-10-21T07:28:00Z",
        "Wed, 21 Oct 69 07:28:00             | 2069-10-21T07:28:00Z",
        "Wed, 21 Oct 99 07:28:00             | 1999-10-21T07:28:00Z",
        "21 oCTOBER 2026 7:8:9               | 2026-10-21T07:08:09Z",
        "2026 21 Oct 07:28:00PST             | 2026-10-21T07:28:00Z",
        "21st Oct 2026th 07:28:00            | 2026-10-21T07:28:00Z",
        "Wed, 29 Feb 2028 00:00:00 GMT       | 2028-02-29T00:00:00Z",
        "Fri, 01 Jan 1601 00:00:00 GMT       | 1601-01-01T00:00:00Z",
        "Wed, 21 Oct 2026 07:28:00 +0200     | 2026-10-21T07:28:00Z",
      })
  void isRead(String text, Instant instant) {
    assertThat(CookieDate.parseOrNull(text)).isEqualTo(instant);
  }

  @ParameterizedTest(name = "\"{0}\" is none")
  @ValueSource(
      strings = {
        "",
        "x",
        "0",
        "Wed, 21 Oct 2026",
        "Wed, 21 Oct 07:28:00",
        "Wed, Oct 2026 07:28:00",
        "21 2026 07:28:00",
        "21 Oct 2026 24:00:00",
        "21 Oct 2026 07:60:00",
        "21 Oct 2026 07:28:60",
        "32 Oct 2026 07:28:00",
        "00 Oct 2026 07:28:00",
        "30 Feb 2026 07:28:00",
        "21 Oct 1600 07:28:00",
        "21 Oct 20261 07:28:00",
        "21 Oct 2026 007:28:00",
        "21 Oct 2026 07:28:000",
        "21 Oct 2026 07:28",
        "21 Okt 2026 07:28:00",
        "21 ecj 2026 07:28:00",
      })
  void isNone(String text) {
    assertThat(CookieDate.parseOrNull(text)).isNull();
  }

  @ParameterizedTest(name = "\"{0}\" is one to browsers that take {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "21 Oct 1600 07:28:00 | EARLY_YEARS | 1600-10-21T07:28:00Z",
        "21 Oct 2026          | NO_TIME     | 2026-10-21T00:00:00Z",
      })
  void isReadByTheLenient(String text, CookieDate.Leniency leniency, Instant instant) {
    assertThat(CookieDate.parseOrNull(text)).isNull();
    assertThat(CookieDate.parseOrNull(text, EnumSet.complementOf(EnumSet.of(leniency)))).isNull();
    assertThat(CookieDate.parseOrNull(text, EnumSet.of(leniency))).isEqualTo(instant);
  }

  @Test
  @DisplayName("that HTTP writes is read, whatever is generated")
  void readsWhatHttpWrites() {
    Generator.check(
        5_000,
        any -> {
          Instant instant = Instant.ofEpochSecond(any.below(Integer.MAX_VALUE));
          String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
          assertThat(CookieDate.parseOrNull(text)).isEqualTo(instant);
        });
  }
}
