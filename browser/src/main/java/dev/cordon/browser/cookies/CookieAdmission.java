package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Host;
import dev.cordon.web.PublicSuffixList;
import dev.cordon.web.SameSite;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a line may become a cookie, as far as the line and the answer alone can tell (RFC
 * 6265bis, section 5.7, steps 1 to 22). What other cookies say to it is the jar's.
 */
final class CookieAdmission {
  private final Profile profile;
  private final CookieJudge judge;
  private final CookieSites sites;

  CookieAdmission(Profile profile, CookieJudge judge, CookieSites sites) {
    this.profile = profile;
    this.judge = judge;
    this.sites = sites;
  }

  /**
   * A cookie or the rule that refuses it.
   *
   * @param cookie null if it is refused
   * @param refusedBy null if it is not
   */
  record Verdict(@Nullable Cookie cookie, @Nullable Rule refusedBy) {}

  private static Verdict refuse(Rule rule) {
    return new Verdict(null, rule);
  }

  Verdict admit(CookieLine line, CookieContext context, Host host, Instant now) {
    if (line.refusedBy != null) {
      return refuse(line.refusedBy);
    }
    String own = host.toString();
    String domain = line.domain;
    if (!domain.isEmpty() && profile.follows(Rule.DOMAIN_NEEDS_DOT) && domain.indexOf('.') < 0) {
      return refuse(Rule.DOMAIN_NEEDS_DOT);
    }
    if (profile.follows(Rule.SUFFIX_WITHOUT_COOKIES)
        && own.indexOf('.') > 0
        && host.kind() == Host.Kind.DOMAIN
        && PublicSuffixList.bundled().isPublicSuffix(own)) {
      return refuse(Rule.SUFFIX_WITHOUT_COOKIES);
    }
    // Step 9: a public suffix keeps its own cookies to itself, and nobody shares one through it.
    if (!domain.isEmpty() && isSuffix(domain, host)) {
      if (!domain.equals(own)) {
        return refuse(Rule.COOKIE_PUBLIC_SUFFIX);
      }
      domain = "";
    }
    if (!domain.isEmpty() && profile.follows(Rule.COOKIE_DOMAIN) && !covers(domain, host)) {
      return refuse(Rule.COOKIE_DOMAIN);
    }
    boolean hostOnly = domain.isEmpty();
    String path = line.path != null ? line.path : defaultPath(context);
    Rule refusal = refusal(line, context, hostOnly, path);
    if (refusal != null) {
      return refuse(refusal);
    }
    CookieReach reach = CookieReach.of(context, sites, profile);
    boolean partitioned = line.partitioned && profile.follows(Rule.COOKIE_PARTITIONED);
    if (partitioned && !(line.secure && reach.chips())) {
      return refuse(Rule.COOKIE_PARTITIONED);
    }
    if (!partitioned && !reach.storable()) {
      return refuse(Rule.THIRD_PARTY_COOKIES);
    }
    return new Verdict(
        new Cookie(
            line.name,
            line.value,
            hostOnly ? own : domain,
            hostOnly,
            path,
            line.secure,
            line.httpOnly,
            line.sameSite,
            partitioned,
            partitioned || reach.separate() ? reach.partition() : null,
            expiry(line, now),
            now),
        null);
  }

  /** Steps 13 to 22, but for those that need other cookies. */
  private @Nullable Rule refusal(
      CookieLine line, CookieContext context, boolean hostOnly, String path) {
    if (line.secure && profile.follows(Rule.SECURE_STORED) && !judge.isSecure(context.url())) {
      return Rule.SECURE_STORED;
    }
    if (line.httpOnly
        && context.access() == CookieAccess.SCRIPT
        && profile.follows(Rule.HTTP_ONLY)) {
      return Rule.HTTP_ONLY;
    }
    // Step 18: NONE_ONLY is all that is cross-site and does not navigate the top.
    if (context.mode() == SameSiteMode.NONE_ONLY
        && profile.follows(Rule.SAME_SITE_STORE)
        && judge.enforced(line.sameSite) != SameSite.NONE) {
      return Rule.SAME_SITE_STORE;
    }
    if (line.sameSite == SameSite.NONE
        && !line.secure
        && profile.follows(Rule.SAME_SITE_NONE_SECURE)) {
      return Rule.SAME_SITE_NONE_SECURE;
    }
    return CookiePrefixes.broken(line, hostOnly, path, profile);
  }

  /** An address is no suffix, though nobody can register a name under it. */
  private boolean isSuffix(String domain, Host host) {
    return profile.follows(Rule.COOKIE_PUBLIC_SUFFIX)
        && host.kind() == Host.Kind.DOMAIN
        && !domain.startsWith(".")
        && PublicSuffixList.bundled().isPublicSuffix(domain);
  }

  /** An address has no parent: {@code 0.0.1} is none of {@code 127.0.0.1}. */
  private static boolean covers(String domain, Host host) {
    return host.kind() == Host.Kind.DOMAIN
        ? CookiePath.domainMatches(host.toString(), domain)
        : host.toString().equals(domain);
  }

  private String defaultPath(CookieContext context) {
    return profile.follows(Rule.COOKIE_DEFAULT_PATH)
        ? CookiePath.defaultOf(context.url().path())
        : "/";
  }

  /** Step 7: Max-Age, or else Expires, or else the session; neither beyond the limit. */
  private @Nullable Instant expiry(CookieLine line, Instant now) {
    if (!profile.follows(Rule.COOKIE_EXPIRY)) {
      return null;
    }
    Instant latest = latest(now, profile.limits().cookieMaxAge());
    boolean byMaxAge = !line.expiresLast || profile.follows(Rule.COOKIE_MAX_AGE_FIRST);
    if (line.maxAge != null && byMaxAge) {
      if (line.maxAge <= 0) {
        return Instant.MIN;
      }
      Instant end = latest(now, Duration.ofSeconds(line.maxAge));
      return profile.follows(Rule.COOKIE_MAX_AGE_CAP) && end.isAfter(latest) ? latest : end;
    }
    Instant end = line.expires;
    return end != null && profile.follows(Rule.COOKIE_EXPIRES_CAP) && end.isAfter(latest)
        ? latest
        : end;
  }

  private static Instant latest(Instant now, Duration life) {
    try {
      return now.plus(life);
    } catch (DateTimeException | ArithmeticException e) {
      return Instant.MAX; // Beyond the year 1,000,000,000.
    }
  }
}
