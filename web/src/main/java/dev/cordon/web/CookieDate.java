package dev.cordon.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dates of cookies, read as liberally as browsers must (RFC 6265bis, section 5.1.1). */
public final class CookieDate {
  /** What some browsers take for a date though the standard does not. */
  public enum Leniency {
    /** Years before 1601. */
    EARLY_YEARS,
    /** A day without a time, which is its midnight. */
    NO_TIME
  }

  private static final Set<Leniency> NONE = EnumSet.noneOf(Leniency.class);

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private int hour = -1;
  private int minute;
  private int second;
  private int day = -1;
  private int month = -1;
  private int year = -1;

  private CookieDate() {}

  /** The instant, or null if a part is missing or out of its range. */
  public static @Nullable Instant parseOrNull(String text) {
    return parseOrNull(text, NONE);
  }

  /** The same for a browser that takes more. */
  public static @Nullable Instant parseOrNull(String text, Set<Leniency> leniency) {
    CookieDate date = new CookieDate();
    int at = 0;
    while (at < text.length()) {
      while (at < text.length() && isDelimiter(text.charAt(at))) {
        at++;
      }
      int start = at;
      while (at < text.length() && !isDelimiter(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        date.take(text.substring(start, at));
      }
    }
    return date.instant(leniency);
  }

  private static boolean isDelimiter(char c) {
    return c == '\t'
        || (c >= 0x20 && c <= 0x2f)
        || (c >= 0x3b && c <= 0x40)
        || (c >= 0x5b && c <= 0x60)
        || (c >= 0x7b && c <= 0x7e);
  }

  /** Step 2: each part is taken once, by the first token that looks like it. */
  private void take(String token) {
    if (hour < 0 && takeTime(token)) {
      return;
    }
    int digits = leadingDigits(token, 0, 5);
    if (day < 0 && (digits == 1 || digits == 2)) {
      day = Integer.parseInt(token.substring(0, digits));
      return;
    }
    if (month < 0 && token.length() >= 3) {
      int index = MONTHS.indexOf(Ascii.toLower(token.substring(0, 3)));
      if (index >= 0 && index % 3 == 0) {
        month = index / 3 + 1;
        return;
      }
    }
    if (year < 0 && digits >= 2 && digits <= 4) {
      year = Integer.parseInt(token.substring(0, digits));
    }
  }

  /** {@code time = hms-time [ non-digit *OCTET ]}, with one or two digits in each field. */
  private boolean takeTime(String token) {
    int[] fields = new int[3];
    int at = 0;
    for (int i = 0; i < 3; i++) {
      int digits = leadingDigits(token, at, 3);
      if (digits < 1 || digits > 2) {
        return false;
      }
      fields[i] = Integer.parseInt(token.substring(at, at + digits));
      at += digits;
      if (i < 2 && (at == token.length() || token.charAt(at++) != ':')) {
        return false;
      }
    }
    hour = fields[0];
    minute = fields[1];
    second = fields[2];
    return true;
  }

  private static int leadingDigits(String token, int start, int most) {
    int at = start;
    while (at < token.length() && at - start < most && Ascii.isDigit(token.charAt(at))) {
      at++;
    }
    return at - start;
  }

  /** Steps 3 to 6. */
  private @Nullable Instant instant(Set<Leniency> leniency) {
    if (hour < 0 && leniency.contains(Leniency.NO_TIME)) {
      hour = 0;
    }
    int fullYear =
        year >= 70 && year <= 99 ? year + 1900 : year >= 0 && year <= 69 ? year + 2000 : year;
    int earliest = leniency.contains(Leniency.EARLY_YEARS) ? 0 : 1601;
    if (hour < 0 || day < 0 || month < 0 || fullYear < earliest) {
      return null;
    }
    try {
      return LocalDateTime.of(fullYear, month, day, hour, minute, second).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null; // Out of range, or a day that the month does not have.
    }
  }
}
