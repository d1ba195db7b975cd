package dev.cordon.gateway;

import java.time.Instant;

/**
 * A time as the access log has it: {@link Instant#toString}, whose text up to the second is put
 * together once a second.
 */
final class LogTime {
  private static volatile Second last = new Second(Long.MIN_VALUE, "");

  /** The second, as far as the point of its fraction. */
  private record Second(long number, String text) {}

  private LogTime() {}

  static String of(Instant time) {
    int micros = time.getNano() / 1000;
    if (micros * 1000 != time.getNano() || micros % 1000 == 0) {
      // A shorter or longer fraction than the clock of nearly every machine gives.
      return time.toString();
    }
    Second second = last;
    if (second.number != time.getEpochSecond()) {
      String whole = Instant.ofEpochSecond(time.getEpochSecond()).toString();
      second = new Second(time.getEpochSecond(), whole.substring(0, whole.length() - 1) + ".");
      last = second;
    }
    String digits = Integer.toString(1_000_000 + micros);
    return new StringBuilder(32)
        .append(second.text)
        .append(digits, 1, digits.length())
        .append('Z')
        .toString();
  }
}
