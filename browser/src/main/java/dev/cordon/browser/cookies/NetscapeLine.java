package dev.cordon.browser.cookies;

import dev.cordon.web.Host;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a cookie file in the format of Netscape, as curl writes it: domain, whether hosts
 * below get it, path, whether it is Secure, its end in seconds since 1970 or 0, name and value,
 * with tabs between.
 */
final class NetscapeLine {
  static final String HTTP_ONLY = "#HttpOnly_";
  private static final int FIELDS = 7;

  private NetscapeLine() {}

  /**
   * Reads a line. SameSite and the time of creation are not in it: the one counts as not said, the
   * other as now.
   *
   * @throws IllegalArgumentException if it is none; says what is wrong with it
   */
  static Cookie parse(String line, Instant now) {
    boolean httpOnly = line.startsWith(HTTP_ONLY);
    String[] fields = (httpOnly ? line.substring(HTTP_ONLY.length()) : line).split("\t", FIELDS);
    if (fields.length < FIELDS - 1) {
      throw new IllegalArgumentException(
          "is neither \"Set-Cookie: name=value; Host=app.example\" nor a line of seven fields with"
              + " tabs between, as curl writes them.");
    }
    String domain = fields[0].startsWith(".") ? fields[0].substring(1) : fields[0];
    if (!fields[2].startsWith("/")) {
      throw new IllegalArgumentException("has a path without a slash at its start.");
    }
    return new Cookie(
        fields[5],
        fields.length == FIELDS ? fields[6] : "",
        Host.parse(CookieLine.lower(domain)).toString(),
        !truth(fields[1]),
        fields[2],
        truth(fields[3]),
        httpOnly,
        null,
        false,
        null,
        end(fields[4]),
        now);
  }

  private static boolean truth(String field) {
    return switch (field) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default ->
          throw new IllegalArgumentException(
              "has " + CookieFileLine.quote(field) + " where TRUE or FALSE stands.");
    };
  }

  private static @Nullable Instant end(String field) {
    boolean digits = !field.isEmpty() && field.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || field.length() > 15) {
      throw new IllegalArgumentException(
          "has " + CookieFileLine.quote(field) + " where seconds since 1970 stand.");
    }
    long seconds = Long.parseLong(field);
    return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
  }
}
