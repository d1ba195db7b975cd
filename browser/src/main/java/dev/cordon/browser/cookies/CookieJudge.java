package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Host;
import dev.cordon.web.SameSite;
import dev.cordon.web.Url;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a cookie of the jar goes along (RFC 6265bis, section 5.8.3, step 1). */
final class CookieJudge {
  private final Profile profile;

  CookieJudge(Profile profile) {
    this.profile = profile;
  }

  /**
   * The rule that keeps a cookie at home, or null. The host is the cookie's domain or lies below
   * it: whoever asks looked there.
   */
  @Nullable Rule keptBy(Cookie cookie, CookieContext context, CookieReach reach, Instant now) {
    Url url = context.url();
    if (cookie.isExpired(now)) {
      return Rule.COOKIE_EXPIRY;
    }
    if (cookie.hostOnly()
        && profile.follows(Rule.COOKIE_HOST_ONLY)
        && !cookie.domain().equals(url.hostText())) {
      return Rule.COOKIE_HOST_ONLY;
    }
    if (profile.follows(Rule.COOKIE_PATH) && !CookiePath.matches(url.path(), cookie.path())) {
      return Rule.COOKIE_PATH;
    }
    if (cookie.secure() && profile.follows(Rule.SECURE_SENT) && !isSecure(url)) {
      return Rule.SECURE_SENT;
    }
    if (cookie.httpOnly()
        && context.access() == CookieAccess.SCRIPT
        && profile.follows(Rule.HTTP_ONLY)) {
      return Rule.HTTP_ONLY;
    }
    Rule hidden = reach.hides(cookie);
    return hidden == null ? keptBySameSite(cookie, context.mode(), now) : hidden;
  }

  /** Fetch, append a request Cookie header, by the mode that it determined. */
  private @Nullable Rule keptBySameSite(Cookie cookie, SameSiteMode mode, Instant now) {
    if (mode == SameSiteMode.STRICT_OR_LESS) {
      return null;
    }
    return switch (enforced(cookie.sameSite())) {
      case NONE -> null;
      case STRICT -> Rule.SAME_SITE_STRICT;
      case LAX -> {
        if (mode == SameSiteMode.LAX_OR_LESS) {
          yield null;
        }
        if (cookie.sameSite() == SameSite.LAX) {
          yield Rule.SAME_SITE_LAX;
        }
        yield mode == SameSiteMode.UNSET_OR_LESS && isYoung(cookie, now)
            ? null
            : Rule.SAME_SITE_DEFAULT_LAX;
      }
    };
  }

  /** Section 5.6.7.2, Lax-Allowing-Unsafe. */
  private boolean isYoung(Cookie cookie, Instant now) {
    return profile.follows(Rule.LAX_ALLOWING_UNSAFE)
        && !cookie.created().plus(profile.limits().laxAllowingUnsafe()).isBefore(now);
  }

  /** What this browser makes of a SameSite attribute or of its absence. */
  SameSite enforced(@Nullable SameSite sameSite) {
    if (sameSite == null) {
      return profile.follows(Rule.SAME_SITE_DEFAULT_LAX) ? SameSite.LAX : SameSite.NONE;
    }
    boolean known =
        switch (sameSite) {
          case STRICT -> profile.follows(Rule.SAME_SITE_STRICT);
          case LAX -> profile.follows(Rule.SAME_SITE_LAX);
          case NONE -> true;
        };
    return known ? sameSite : SameSite.NONE;
  }

  /** Whether a URL's protocol is "secure" as this browser defines it. */
  boolean isSecure(Url url) {
    return switch (url.scheme()) {
      case "https", "wss" -> true;
      default -> {
        Host host = url.host();
        yield host != null && host.isLoopback() && profile.follows(Rule.SECURE_LOCALHOST);
      }
    };
  }
}
