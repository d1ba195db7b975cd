package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Site;
import dev.cordon.web.Url;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A jar with a clock, and short words for what tests do with one. */
final class Jars {
  static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

  final CookieJar jar;
  Instant now = START;

  Jars(Profile profile) {
    jar = new CookieJar(profile);
  }

  static Jars standard() {
    return new Jars(Profile.standard());
  }

  static Jars without(Rule rule) {
    return new Jars(Profile.standard().without(rule));
  }

  static Url url(String text) {
    return Url.parse(text);
  }

  static Site site(String url) {
    return Site.of(url(url).origin());
  }

  static CookieContext navigation(String url) {
    return CookieContext.navigation(url(url), SameSiteMode.STRICT_OR_LESS);
  }

  static CookieContext cross(String url, SameSiteMode mode) {
    return mode == SameSiteMode.NONE_ONLY
        ? CookieContext.request(url(url), mode, site("https://elsewhere.test/"))
        : CookieContext.navigation(url(url), mode);
  }

  static CookieContext under(String top, String url) {
    return CookieContext.request(url(url), SameSiteMode.NONE_ONLY, site(top));
  }

  static CookieContext script(String document) {
    return CookieContext.script(url(document));
  }

  /** Visits a page that sets a cookie; null if it was taken, or the rule that refused it. */
  @Nullable Rule visit(String url, String line) {
    return store(navigation(url), line);
  }

  @Nullable Rule store(CookieContext context, String line) {
    return jar.store(line, context, now).rule();
  }

  /** The Cookie header of a same-site request. */
  String sent(String url) {
    return sent(navigation(url));
  }

  String sent(CookieContext context) {
    return jar.retrieve(context, now).header();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
