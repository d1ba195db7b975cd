package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.MimeType;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which request headers go to another origin without asking (Fetch, CORS-safelisted
 * request-header).
 *
 * <table>
 *   <caption>Safelisted?</caption>
 *   <tr><th>header</th><th></th></tr>
 *   <tr><td>{@code Content-Type: text/plain; a=b}</td><td>yes, and it may carry JSON (W02 in docs/threats.md)</td></tr>
 *   <tr><td>{@code Content-Type: text/plain; application/json}</td><td>yes: the essence counts (W04)</td></tr>
 *   <tr><td>{@code Content-Type: application/json}</td><td>no</td></tr>
 *   <tr><td>{@code Accept: application/json}</td><td>yes (W06)</td></tr>
 *   <tr><td>{@code Accept: "a"}</td><td>no: a quotation mark</td></tr>
 *   <tr><td>{@code Range: bytes=0-}</td><td>yes</td></tr>
 *   <tr><td>{@code Range: bytes=-5}</td><td>no: without a start</td></tr>
 *   <tr><td>129 bytes of anything</td><td>no</td></tr>
 * </table>
 */
final class SafelistedHeaders {
  static final int MAX_VALUE_BYTES = 128;
  static final int MAX_TOTAL_BYTES = 1024;

  private static final int MAX_DIGITS = 18;

  private static final String[] NONE = new String[0];

  /** Client Hints Infrastructure; those without Sec-, which no page may set. */
  private static final Set<String> CLIENT_HINTS =
      Set.of("device-memory", "downlink", "dpr", "ect", "rtt", "viewport-width", "width");

  /** Fetch, CORS-unsafe request-header byte, controls apart. */
  private static final String UNSAFE = "\"():<>?@[\\]{}\u007f";

  private SafelistedHeaders() {}

  /**
   * The names that are not safelisted, in lower case, sorted, each once (Fetch, CORS-unsafe
   * request-header names).
   */
  static String[] unsafeNames(Headers headers, Profile profile) {
    var size = headers.size();
    if (size == 0) {
      return NONE;
    }
    var names = NONE;
    var count = 0;
    var safeBytes = 0L;
    for (var i = 0; i < size; i++) {
      var name = Ascii.toLower(headers.name(i));
      if (isSafelisted(name, headers.value(i), profile)) {
        safeBytes += headers.value(i).length();
      } else {
        if (count == 0) {
          names = new String[size];
        }
        names[count++] = name;
      }
    }
    if (safeBytes > MAX_TOTAL_BYTES && profile.follows(Rule.SAFELIST_TOTAL)) {
      names = new String[size];
      count = 0;
      for (var i = 0; i < size; i++) {
        names[count++] = Ascii.toLower(headers.name(i));
      }
    }
    return sorted(names, count, profile.follows(Rule.PREFLIGHT_HEADERS_ONCE));
  }

  private static String[] sorted(String[] names, int count, boolean once) {
    if (count > 1) {
      Arrays.sort(names, 0, count);
    }
    if (count > 1 && once) {
      var kept = 1;
      for (var i = 1; i < count; i++) {
        if (!names[i].equals(names[kept - 1])) {
          names[kept++] = names[i];
        }
      }
      count = kept;
    }
    return names.length == count ? names : Arrays.copyOf(names, count);
  }

  /**
   * Whether this goes without asking.
   *
   * @param name in lower case
   */
  static boolean isSafelisted(String name, String value, Profile profile) {
    if (value.length() > MAX_VALUE_BYTES && profile.follows(Rule.SAFELIST_LENGTH)) {
      return false;
    }
    return switch (name) {
      case "accept" -> !hasUnsafeByte(value, profile) || !profile.follows(Rule.SAFELIST_BYTES);
      case "accept-language", "content-language" ->
          isLanguage(value) || !profile.follows(Rule.SAFELIST_LANGUAGE);
      case "content-type" ->
          (!hasUnsafeByte(value, profile) || !profile.follows(Rule.SAFELIST_BYTES))
              && (isFormType(value) || !profile.follows(Rule.SAFELIST_CONTENT_TYPE));
      case "range" -> isRangeWithStart(value, profile) || !profile.follows(Rule.SAFELIST_RANGE);
      default ->
          (CLIENT_HINTS.contains(name) || (name.equals("save-data") && value.equals("on")))
              && profile.follows(Rule.SAFELIST_CLIENT_HINTS);
    };
  }

  /** Fetch, no-CORS-safelisted request-header: what stays in mode no-cors. */
  static boolean isNoCorsSafelisted(String name, String value, Profile profile) {
    return switch (name) {
      case "accept", "accept-language", "content-language", "content-type" ->
          isSafelisted(name, value, profile);
      default -> false;
    };
  }

  private static boolean hasUnsafeByte(String value, Profile profile) {
    var most = profile.follows(Rule.SAFELIST_ASCII) ? 0x7f : 0xff;
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      if (c > most || (c < 0x20 && c != '\t') || UNSAFE.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLanguage(String value) {
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      var letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
      if (!letter && " *,-.;=".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFormType(String value) {
    @Nullable String essence = MimeType.essence(value);
    return essence != null
        && (essence.equals("application/x-www-form-urlencoded")
            || essence.equals("multipart/form-data")
            || essence.equals("text/plain"));
  }

  /** Fetch, parse a single range header value, without whitespace, and with a start. */
  private static boolean isRangeWithStart(String value, Profile profile) {
    var anyCase = !profile.follows(Rule.SAFELIST_RANGE_CASE);
    if (!value.regionMatches(anyCase, 0, "bytes=", 0, 6)) {
      return false;
    }
    var start = 6;
    var dash = digitsFrom(value, start);
    if (dash == start || dash == value.length() || value.charAt(dash) != '-') {
      return false;
    }
    var end = digitsFrom(value, dash + 1);
    // Browsers hold them in 64 bits.
    var small = dash - start <= MAX_DIGITS && end - dash - 1 <= MAX_DIGITS;
    return small
        && end == value.length()
        && (end == dash + 1
            || Long.parseLong(value, start, dash, 10) <= Long.parseLong(value, dash + 1, end, 10));
  }

  private static int digitsFrom(String value, int at) {
    while (at < value.length() && isDigit(value.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
