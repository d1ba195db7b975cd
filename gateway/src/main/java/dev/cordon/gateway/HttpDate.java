package dev.cordon.gateway;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time as {@code Date} gives it (RFC 9110, section 5.6.7), formatted once a second. */
final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static volatile Formatted last = new Formatted(-1, "");

  private record Formatted(long second, String text) {}

  private HttpDate() {}

  static String now(InstantSource clock) {
    long second = clock.instant().getEpochSecond();
    Formatted known = last;
    if (known.second != second) {
      known = new Formatted(second, FORMAT.format(Instant.ofEpochSecond(second)));
      last = known;
    }
    return known.text;
  }
}
