package dev.cordon.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The Max-Age attribute (RFC 6265bis, section 5.6.2). */
final class CookieAge {
  /** Browsers keep no cookie for longer (section 5.5, cookie lifetime limits). */
  private static final Duration LIMIT = Duration.ofDays(400);

  private CookieAge() {}

  /** When a cookie of this Max-Age ends, or null if the value is no number and so ignored. */
  static @Nullable Instant endOrNull(String seconds, Instant now) {
    boolean negative = seconds.startsWith("-");
    int digits = seconds.length() - (negative ? 1 : 0);
    if (digits == 0
        || !seconds.chars().skip(negative ? 1 : 0).allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    if (negative) {
      return Instant.MIN;
    }
    long limit = LIMIT.toSeconds();
    long delta = 0;
    for (int i = 0; i < digits && delta < limit; i++) {
      delta = delta * 10 + seconds.charAt(i) - '0';
    }
    return delta == 0 ? Instant.MIN : now.plusSeconds(Math.min(delta, limit));
  }
}
