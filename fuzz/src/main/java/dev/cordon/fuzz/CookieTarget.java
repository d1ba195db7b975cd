package dev.cordon.fuzz;

import dev.cordon.browser.Browser;
import dev.cordon.browser.cookies.Cookie;
import dev.cordon.browser.http.Response;
import dev.cordon.web.SameSite;
import dev.cordon.web.SetCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Set-Cookie lines: what the server's reader makes of one, what its edits leave of it, and what the
 * browser model keeps. The first line is the cookie, the second an attribute's value.
 */
public final class CookieTarget {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private CookieTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = Input.latin1Lines(input);
    String line = lines.get(0);
    SetCookie cookie = SetCookie.parseOrNull(line);
    if (cookie != null) {
      Claim.equal(cookie.toString(), line, "a cookie is its own line");
      edits(cookie, lines.size() > 1 ? lines.get(1) : "");
      cookie.expiresAt(NOW);
      cookie.sameSite();
    }
    builder(line);
    kept(line, cookie);
  }

  private static void edits(SetCookie cookie, String value) {
    same(cookie, cookie.withSecure());
    Claim.holds(again(cookie.withSecure()).secure(), "Secure was added", cookie);
    Claim.holds(again(cookie.withHttpOnly()).httpOnly(), "HttpOnly was added", cookie);
    Claim.equal(
        again(cookie.withSameSite(SameSite.STRICT)).sameSite(),
        SameSite.STRICT,
        "SameSite was set",
        cookie);
    SetCookie aged = again(cookie.withMaxAge(Duration.ofHours(1)));
    Claim.equal(aged.expiresAt(NOW), NOW.plus(Duration.ofHours(1)), "Max-Age was set", cookie);
    Claim.holds(!again(cookie.without("Domain")).has("Domain"), "Domain was removed", cookie);
    try {
      SetCookie edited = cookie.with("Path", value);
      same(cookie, again(edited));
      Claim.equal(again(edited).attribute("Path"), value, "Path was set", cookie);
    } catch (IllegalArgumentException refused) {
      Claim.holds(!isPlain(value), "a plain attribute refused", value);
    }
    try {
      Claim.equal(again(cookie.withValue(value)).value(), value, "the value was set", cookie);
    } catch (IllegalArgumentException refused) {
      Claim.holds(!isPlain(value) || value.isEmpty(), "a plain value refused", value);
    }
  }

  private static SetCookie again(SetCookie cookie) {
    SetCookie parsed = SetCookie.parseOrNull(cookie.toString());
    if (parsed == null && cookie.toString().length() <= SetCookie.MAX_CHARS) {
      int pair = cookie.name().length() + cookie.value().length();
      Claim.holds(pair == 0 || pair > SetCookie.MAX_PAIR_CHARS, "an edited cookie is one", cookie);
    }
    return parsed == null ? cookie : parsed;
  }

  private static void same(SetCookie before, SetCookie after) {
    Claim.equal(after.name(), before.name(), "an edit changed the name", before);
    Claim.equal(after.value(), before.value(), "an edit changed the value", before);
  }

  private static boolean isPlain(String value) {
    return value.length() < 64
        && value.chars().allMatch(c -> c < 0x7f && Character.isLetterOrDigit(c));
  }

  private static void builder(String line) {
    String name = Input.before(line, "=");
    String value = Input.before(Input.after(line, "="), ";");
    try {
      SetCookie built = SetCookie.builder(name, value).build();
      SetCookie parsed = SetCookie.parseOrNull(built.toString());
      if (parsed != null) {
        same(built, parsed);
        Claim.equal(parsed.name(), name, "a built cookie's name");
        Claim.equal(parsed.value(), value, "a built cookie's value");
      }
    } catch (IllegalStateException unfit) {
      Claim.holds(name.regionMatches(true, 0, "__", 0, 2), "a plain name refused", line);
    } catch (IllegalArgumentException refused) {
      Claim.holds(
          !isPlain(name) || !isPlain(value) || name.isEmpty(), "plain cookie refused", line);
    }
  }

  /** The model's browser reads the same name and value, or keeps nothing. */
  private static void kept(String line, @Nullable SetCookie cookie) {
    Browser browser =
        Browser.standard()
            .on(request -> Response.of(200, "Set-Cookie", line, "Content-Type", "x/y"));
    browser.visit("https://bank.example/");
    List<Cookie> cookies = browser.jar().cookies(browser.now());
    Claim.holds(cookies.size() <= 1, "one line is one cookie", line, cookies);
    for (Cookie each : cookies) {
      Claim.holds(cookie != null, "the browser keeps what the server's reader ignores", line);
      Claim.equal(each.name(), cookie == null ? "" : cookie.name(), "the kept name", line);
      Claim.equal(each.value(), cookie == null ? "" : cookie.value(), "the kept value", line);
    }
  }
}
