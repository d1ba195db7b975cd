package dev.cordon.cli.fetch;

import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.RequestHeaderGuard;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import java.util.List;
import java.util.Locale;

/** Header lines as they are given on a command line. */
public final class GivenHeaders {
  private GivenHeaders() {}

  /**
   * Lines of the form {@code Name: value}.
   *
   * @throws BadFetchException if one is not
   */
  public static Headers parse(List<String> lines) {
    var headers = Headers.builder();
    for (var line : lines) {
      int colon = line.indexOf(':');
      if (colon <= 0 || !isToken(line.substring(0, colon))) {
        throw new BadFetchException(
            "-H '"
                + line
                + "' is no header line. Write a name, a colon and a value:"
                + " -H 'X-Token: 1'.");
      }
      var value = line.substring(colon + 1).strip();
      if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0 || c > 0xff)) {
        throw new BadFetchException(
            "-H '"
                + line.substring(0, colon)
                + "': the value has a line break or a character that"
                + " no header can carry; script gets an exception for that.");
      }
      headers.add(line.substring(0, colon), value);
    }
    return headers.build();
  }

  /** RFC 9110, token. */
  public static boolean isToken(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
  }

  /** Refuses what a browser would drop in silence: to say so is why one asks. */
  static void check(Headers headers, Mode mode, Profile profile) {
    var kept = RequestHeaderGuard.filter(headers, mode, profile);
    for (int i = 0; i < headers.size(); i++) {
      var name = headers.name(i);
      if (!RequestHeaderGuard.isForbidden(name, headers.value(i), profile) && kept.has(name)) {
        continue;
      }
      if (mode == Mode.NO_CORS
          && !RequestHeaderGuard.isForbidden(name, headers.value(i), profile)) {
        throw new BadFetchException(
            "-H '"
                + name
                + "': in mode no-cors a script cannot set it, and the browser drops it in"
                + " silence. Use --mode cors.");
      }
      throw new BadFetchException(
          "-H '"
              + name
              + "': no script can set it, and the browser drops it in silence. "
              + instead(name.toLowerCase(Locale.ROOT)));
    }
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
