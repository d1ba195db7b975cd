package dev.cordon.cli.fetch;

import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.RequestHeaderGuard;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import java.util.List;
import java.util.Locale;

/** Header lines as they are given on a command line. */
final class GivenHeaders {
  private GivenHeaders() {}

  /**
   * Lines of the form {@code Name: value}.
   *
   * @throws BadFetchException if any is not; it tells each
   */
  static Headers parse(List<String> lines) {
    var faults = new Faults();
    var headers = Headers.builder();
    for (var line : lines) {
      int colon = line.indexOf(':');
      if (colon <= 0 || !isToken(line.substring(0, colon))) {
        faults.add(
            "-H " + Quoted.text(beginning(line)),
            "it is no header line.",
            "A name of letters, digits and hyphens has to stand before a colon.",
            "Write such as -H 'X-Token: 1'.");
        continue;
      }
      var value = line.substring(colon + 1).strip();
      if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0 || c > 0xff)) {
        faults.add(
            "-H " + Quoted.text(line.substring(0, colon)),
            "the value has a line break or a character that no header can carry.",
            "A script gets an exception for that.",
            "Leave it out, or encode it.");
        continue;
      }
      headers.add(line.substring(0, colon), value);
    }
    faults.throwIfAny();
    return headers.build();
  }

  /** The first word: what follows it may be a secret. */
  private static String beginning(String line) {
    int end = line.indexOf(' ');
    return end <= 0 ? line : line.substring(0, end) + " …";
  }

  /** RFC 9110, token. */
  static boolean isToken(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
  }

  /**
   * Refuses what a browser would drop in silence: to say so is why one asks.
   *
   * @throws BadFetchException if there is such a header; it tells each
   */
  static void check(Headers headers, Mode mode, Profile profile) {
    var faults = new Faults();
    var kept = RequestHeaderGuard.filter(headers, mode, profile);
    headers.forEach(
        (name, value) -> {
          if (RequestHeaderGuard.isForbidden(name, value, profile)) {
            faults.add(
                "-H " + Quoted.text(name),
                "no script can set it.",
                "The browser drops it in silence.",
                instead(name.toLowerCase(Locale.ROOT)));
          } else if (!kept.has(name)) {
            faults.add(
                "-H " + Quoted.text(name),
                "in mode " + mode + " a script cannot set it.",
                "The browser drops it in silence.",
                "Use --mode cors.");
          }
        });
    faults.throwIfAny();
  }

  private static String instead(String name) {
    return switch (name) {
      case "cookie" -> "Put cookies into the jar: --cookie 'name=value; SameSite=Lax'.";
      case "origin", "referer" -> "It comes from the page: --from https://app.example/page.";
      case "host" -> "It comes from the URL; --resolve says where that host is.";
      default -> "Leave it out.";
    };
  }
}
