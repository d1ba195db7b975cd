package dev.cordon.conformance.rig;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Gives a row registrable domains of its own, so that no cookie, cache or connection is shared with
 * another: {@code a.test} becomes {@code a17.test} in all that goes out, and is turned back in all
 * that is recorded.
 */
final class Hosts {
  private static final List<String> SUFFIXES =
      List.of(
          "test",
          "example",
          "com",
          "org",
          "net",
          "io",
          "dev",
          "app",
          "co.uk",
          "github.io",
          "gitlab.io",
          "pages.dev",
          "vercel.app",
          "netlify.app",
          "herokuapp.com",
          "web.app");
  private static final Pattern PLAIN =
      Pattern.compile(
          "((?<![a-zA-Z0-9_-])|(?<=%2[fF]))([a-e])(?=\\.("
              + String.join("|", SUFFIXES).replace(".", "\\.")
              + ")(?![a-zA-Z0-9-]))");
  private static final Pattern OF_A_ROW = Pattern.compile("(?:^|\\.)[a-e]([0-9]+)\\.");
  private static final Pattern IN_URL =
      Pattern.compile("\\b(?:https?|wss?)://(?:[^/?#\\s\"'<>@]*@)?([^/?#\\s\"'<>:\\[]+|\\[[^]]*])");

  private final int number;
  private final Pattern fresh;
  private final Set<String> shared;

  /** The hosts of the row with this number, whose text is given. */
  Hosts(int number, String row) {
    this.number = number;
    fresh = Pattern.compile("((?<![a-zA-Z0-9_-])|(?<=%2[fF]))([a-e])" + number + "(?=\\.)");
    shared = new TreeSet<>();
    var urls = IN_URL.matcher(freshen(row));
    while (urls.find()) {
      String host = urls.group(1).toLowerCase(Locale.ROOT);
      if (numberIn(host) != number) {
        shared.add(host);
      }
    }
  }

  /** The number of the row whose host this is; -1 for a host of no row. */
  static int numberIn(String host) {
    var matcher = OF_A_ROW.matcher(host);
    return matcher.find() && matcher.group(1).length() < 9
        ? Integer.parseInt(matcher.group(1))
        : -1;
  }

  /** Hosts in the row's URLs that are used as they are; with any, the row must run alone. */
  Set<String> shared() {
    return shared;
  }

  String freshen(String text) {
    return PLAIN.matcher(text).replaceAll("$2" + number);
  }

  String turnBack(String text) {
    return fresh.matcher(text).replaceAll("$2");
  }
}
