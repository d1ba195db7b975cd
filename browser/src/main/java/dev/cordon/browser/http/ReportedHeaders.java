package dev.cordon.browser.http;

import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Header lines as a report shows them: the ones that decide, and no secrets, since a report is
 * printed, logged and pasted.
 *
 * <table>
 *   <caption>What is shown</caption>
 *   <tr><th>line</th><th>shown as</th></tr>
 *   <tr><td>{@code Authorization: Bearer x}</td><td>{@code Authorization: Bearer …}</td></tr>
 *   <tr><td>{@code Cookie: a=1; b=2}</td><td>{@code Cookie: a=…; b=…}</td></tr>
 *   <tr><td>{@code Set-Cookie: a=1; Secure}</td><td>{@code Set-Cookie: a=…; Secure}</td></tr>
 *   <tr><td>{@code Accept}, {@code User-Agent} of a request</td><td>not at all</td></tr>
 *   <tr><td>{@code Date}, {@code Server} of an answer</td><td>not at all</td></tr>
 * </table>
 */
public final class ReportedHeaders {
  private static final int MAX_CHARS = 200;

  private ReportedHeaders() {}

  /** The lines of a request, without those that every request of a browser has. */
  public static Headers ofRequest(Headers headers) {
    return masked(headers, name -> !isNoise(name));
  }

  /**
   * The lines of an answer that have a say in what the browser does with it.
   *
   * @param blamed a header that is shown in any case, since something was blocked for it; or null
   */
  public static Headers ofResponse(Headers headers, @Nullable String blamed) {
    return masked(headers, name -> decides(name) || name.equalsIgnoreCase(blamed));
  }

  /** All lines, for a report that leaves the choice to its reader. */
  public static Headers masked(Headers headers) {
    return masked(headers, name -> true);
  }

  /** Any text of a report: on one line, without control characters, cut at 200 characters. */
  public static String shown(String text) {
    var line = new StringBuilder(Math.min(text.length(), MAX_CHARS) + 1);
    for (var i = 0; i < text.length() && i < MAX_CHARS; i++) {
      var c = text.charAt(i);
      line.append(Character.isISOControl(c) ? '\ufffd' : c);
    }
    return text.length() > MAX_CHARS ? line.append('…').toString() : line.toString();
  }

  private static Headers masked(Headers headers, Predicate<String> isShown) {
    var lines = Headers.builder();
    headers.forEach(
        (name, value) -> {
          if (isShown.test(name)) {
            lines.add(name, shown(withoutSecrets(name, value)));
          }
        });
    return lines.build();
  }

  private static boolean isNoise(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "accept", "accept-encoding", "accept-language", "user-agent" -> true;
      default -> false;
    };
  }

  /**
   * What the browser reads, and two that it acts upon between requests: {@code Vary}, without which
   * a cache hands one origin's permission to another (Fetch, CORS protocol and HTTP caches), and
   * {@code WWW-Authenticate}, which makes a refusal a question for a password.
   */
  private static boolean decides(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("access-control-")
        || lower.startsWith("cross-origin-")
        || lower.startsWith("sec-websocket-")
        || switch (lower) {
          case "content-disposition",
              "content-security-policy",
              "content-type",
              "location",
              "referrer-policy",
              "set-cookie",
              "strict-transport-security",
              "upgrade",
              "vary",
              "www-authenticate",
              "x-content-type-options",
              "x-frame-options" ->
              true;
          default -> false;
        };
  }

  private static String withoutSecrets(String name, String value) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "authorization", "proxy-authorization" -> scheme(value) + "…";
      case "cookie" -> cookies(value);
      case "set-cookie" -> setCookie(value);
      default -> value;
    };
  }

  /**
   * {@code Bearer} with its blank; nothing where the value is one word, which may be the secret.
   */
  private static String scheme(String value) {
    var blank = value.indexOf(' ');
    return blank < 0 ? "" : value.substring(0, blank + 1);
  }

  private static String cookies(String value) {
    var names = new StringBuilder();
    for (var start = 0; start <= value.length(); ) {
      var semicolon = value.indexOf(';', start);
      var end = semicolon < 0 ? value.length() : semicolon;
      names.append(names.isEmpty() ? "" : "; ").append(pair(value.substring(start, end).strip()));
      start = end + 1;
    }
    return names.toString();
  }

  private static String setCookie(String value) {
    var semicolon = value.indexOf(';');
    return semicolon < 0
        ? pair(value)
        : pair(value.substring(0, semicolon)) + value.substring(semicolon);
  }

  /** A cookie without {@code =} is all value (RFC 6265bis, section 5.6). */
  private static String pair(String pair) {
    var equals = pair.indexOf('=');
    return equals < 0 ? "…" : pair.substring(0, equals) + "=…";
  }
}
