package dev.cordon.fuzz;

import dev.cordon.web.Host;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The URL parser: the first line is a URL, the second, if any, a reference in it. */
public final class UrlTarget {
  private UrlTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = Input.utf8Lines(input);
    String text = lines.get(0);
    Url url = Url.parseOrNull(text);
    if (url == null) {
      try {
        Url.parse(text);
      } catch (IllegalArgumentException expected) {
        return;
      }
      throw new AssertionError(Claim.text("parse takes what parseOrNull refuses", text));
    }
    check(url, text);
    for (String reference : lines.subList(1, lines.size())) {
      Url resolved = url.resolve(reference);
      if (resolved != null) {
        check(resolved, text + " + " + reference);
        Claim.equal(url.resolve(resolved.toString()), resolved, "an absolute reference", text);
      }
    }
    if (url.isSpecial()) {
      Claim.equal(url.resolve(""), url.withoutFragment(), "an empty reference", text);
    }
  }

  private static void check(Url url, String text) {
    String written = url.toString();
    Url again = Url.parseOrNull(written);
    Claim.holds(again != null, "a URL written cannot be read", text, written);
    if (again == null) {
      return;
    }
    Claim.equal(again.toString(), written, "a URL written and read", text);
    Claim.equal(again, url, "a URL read again", text);
    Claim.equal(parts(again), parts(url), "the parts of a URL read again", text);
    Claim.equal(again.origin().toString(), url.origin().toString(), "its origin", text);
    if (!url.hasOpaquePath()) { // whose spaces at the end the setter takes away
      Claim.equal(url.withFragment(null), url.withoutFragment(), "without a fragment", text);
    }
    Claim.holds(!url.withoutCredentials().hasCredentials(), "without credentials", text);
    Claim.holds(written.length() <= 12L * text.length() + 64, "a URL blows up", text);
    Claim.holds(
        written.chars().allMatch(c -> (c > 0x20 && c < 0x7f) || isKept(url, c)), "raw", text);
    if (url.isHttp()) {
      http(url, text);
    }
  }

  /** An opaque path keeps its spaces; everything else is encoded. */
  private static boolean isKept(Url url, int c) {
    return c == ' ' && url.hasOpaquePath();
  }

  private static List<@Nullable Object> parts(Url url) {
    return java.util.Arrays.asList(
        url.scheme(),
        url.username(),
        url.password(),
        url.hostText(),
        url.port(),
        url.path(),
        url.query(),
        url.fragment());
  }

  private static void http(Url url, String text) {
    Host host = url.host();
    Claim.holds(host != null, "an http URL without a host", text);
    Claim.equal(Host.parseOrNull(String.valueOf(host)), host, "the host by itself", text);
    Claim.holds(url.path().startsWith("/"), "a path that begins with no slash", text, url);
    for (String segment : url.path().split("/", -1)) {
      String plain = segment.replace("%2e", ".").replace("%2E", ".");
      Claim.holds(!plain.equals(".") && !plain.equals(".."), "a dot segment", text, url);
    }
    Claim.holds(url.path().indexOf('\\') < 0, "a backslash in a path", text, url);
    Origin origin = url.origin();
    Claim.equal(Origin.parseOrNull(origin.toString()), origin, "an origin", text);
    Claim.equal(url.pathAndQuery().startsWith(url.path()), true, "path and query", text);
    Claim.equal(url.withPath(url.path()), url, "the same path again", text);
    String query = url.query();
    if (query != null && !query.isEmpty()) {
      Claim.equal(url.withQuery("?" + query), url, "the same query again", text);
    }
  }
}
