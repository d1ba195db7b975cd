package dev.cordon.servlet;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A cookie of the Servlet API as a {@code Set-Cookie} line (RFC 6265bis, section 4.1.1), with the
 * attributes that the API does not know, such as {@code SameSite} and {@code Partitioned}.
 */
final class CookieLine {
  /** Those with a getter of their own, which is asked instead. */
  private static final Set<String> KNOWN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /** Before any clock: browsers that ignore Max-Age delete by it. */
  private static final String LONG_AGO =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC)
          .format(Instant.EPOCH);

  static {
    KNOWN.addAll(Set.of("Domain", "Path", "Max-Age", "Expires", "Secure", "HttpOnly", "Comment"));
    KNOWN.add("Version");
  }

  private CookieLine() {}

  /**
   * The line.
   *
   * @throws IllegalArgumentException if a part holds what would end it, or begin another
   */
  static String of(Cookie cookie) {
    StringBuilder line = new StringBuilder();
    String value = cookie.getValue() == null ? "" : cookie.getValue();
    line.append(cookie.getName()).append('=').append(checked(cookie, "value", value));
    attribute(line, cookie, "Domain", cookie.getDomain());
    attribute(line, cookie, "Path", cookie.getPath());
    if (cookie.getMaxAge() >= 0) {
      line.append("; Max-Age=").append(cookie.getMaxAge());
    }
    if (cookie.getMaxAge() == 0) {
      line.append("; Expires=").append(LONG_AGO);
    }
    if (cookie.getSecure()) {
      line.append("; Secure");
    }
    if (cookie.isHttpOnly()) {
      line.append("; HttpOnly");
    }
    for (Map.Entry<String, String> other : cookie.getAttributes().entrySet()) {
      if (!KNOWN.contains(other.getKey())) {
        attribute(line, cookie, other.getKey(), other.getValue());
      }
    }
    return line.toString();
  }

  private static void attribute(
      StringBuilder line, Cookie cookie, String name, @Nullable String value) {
    if (value == null) {
      return;
    }
    line.append("; ").append(checked(cookie, "attribute", name));
    // An attribute without a value is a flag, such as Partitioned.
    if (!value.isEmpty() && !(name.equalsIgnoreCase("Partitioned") && value.equals("true"))) {
      line.append('=').append(checked(cookie, name, value));
    }
  }

  private static String checked(Cookie cookie, String part, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x7f || c == ';') {
        throw new IllegalArgumentException(
            String.format(
                "[cookie-character] cookie %s: its %s holds U+%04X. It would end the cookie early,"
                    + " or begin a header of its own. Write: encode the text, as with base64url or"
                    + " URLEncoder.",
                cookie.getName(), part, (int) c));
      }
    }
    return text;
  }
}
