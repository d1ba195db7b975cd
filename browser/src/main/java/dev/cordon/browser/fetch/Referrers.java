package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/**
 * What a request tells of the page that makes it (Referrer Policy, section 8).
 *
 * <table>
 *   <caption>What https://app.example/page?q tells</caption>
 *   <tr><th>policy</th><th>https://app.example</th><th>https://other.example</th><th>http://other.example</th></tr>
 *   <tr><td>no-referrer</td><td></td><td></td><td></td></tr>
 *   <tr><td>same-origin</td><td>all</td><td></td><td></td></tr>
 *   <tr><td>origin</td><td>origin</td><td>origin</td><td>origin</td></tr>
 *   <tr><td>strict-origin</td><td>origin</td><td>origin</td><td></td></tr>
 *   <tr><td>origin-when-cross-origin</td><td>all</td><td>origin</td><td>origin</td></tr>
 *   <tr><td>strict-origin-when-cross-origin, and without a policy</td><td>all</td><td>origin</td><td></td></tr>
 *   <tr><td>no-referrer-when-downgrade</td><td>all</td><td>all</td><td></td></tr>
 *   <tr><td>unsafe-url</td><td>all</td><td>all</td><td>all</td></tr>
 * </table>
 */
final class Referrers {
  /** A longer URL is cut to its origin (determine request's referrer, step 6). */
  static final int MAX_CHARS = 4096;

  private static final int NOTHING = 0;
  private static final int ORIGIN = 1;
  private static final int ALL = 2;

  private Referrers() {}

  /**
   * The value of {@code Referer} for a request's current URL; null for none. Fetch, main fetch: it
   * replaces the request's referrer, so that no later hop learns more than this one.
   */
  static @Nullable String value(FetchRequest request, Profile profile) {
    var source = source(request, profile);
    if (source == null || source.isLocal()) { // strip url, step 2
      request.referrer = Referrer.NONE;
      return null;
    }
    var amount = profile.follows(Rule.REFERRER_BY_POLICY) ? amount(request, source, profile) : ALL;
    if (amount == NOTHING) {
      request.referrer = Referrer.NONE;
      return request.withoutOpener && profile.follows(Rule.OPEN_NOREFERRER_EMPTY) ? "" : null;
    }
    if (amount == ALL && !request.referrerCut) {
      var stripped = source.withoutCredentials().withoutFragment().toString();
      if (stripped.length() <= MAX_CHARS) {
        return stripped;
      }
    }
    request.referrerCut = true;
    return source.origin() + "/";
  }

  /** Step 3: where the request comes from, or null where that is never told. */
  private static @Nullable Url source(FetchRequest request, Profile profile) {
    if (request.referrer instanceof Referrer.Named named) {
      return named.url();
    }
    var client = request.client;
    if (client == null || request.referrer == Referrer.NONE) {
      return null;
    }
    if (client.worker()) {
      return client.referrerUrl();
    }
    var script = request.isOfScript();
    if (client.origin().isOpaque()
        && profile.follows(script ? Rule.REFERRER_OPAQUE_SCRIPT : Rule.REFERRER_OPAQUE)) {
      return null;
    }
    return script && client.url().scheme().equals("about")
        ? ofLocalScript(client, profile)
        : client.referrerUrl();
  }

  /** What a script of a page tells that no server sent: about:srcdoc, about:blank. */
  private static @Nullable Url ofLocalScript(Environment client, Profile profile) {
    if (client.url().path().equals("srcdoc")) {
      return profile.follows(Rule.REFERRER_SRCDOC_SCRIPT) ? client.referrerUrl() : null;
    }
    return profile.follows(Rule.REFERRER_BLANK_SCRIPT) && !client.ancestorUrls().isEmpty()
        ? client.ancestorUrls().get(0)
        : client.referrerUrl();
  }

  /** Step 8. */
  private static int amount(FetchRequest request, Url source, Profile profile) {
    var target = request.url();
    return switch (policy(request, profile)) {
      case NO_REFERRER -> NOTHING;
      case ORIGIN -> ORIGIN;
      case UNSAFE_URL -> ALL;
      case STRICT_ORIGIN -> isDowngrade(source, target, profile) ? NOTHING : ORIGIN;
      case STRICT_ORIGIN_WHEN_CROSS_ORIGIN -> {
        if (staysAtHome(request, source, profile)) {
          yield ALL;
        }
        yield isDowngrade(source, target, profile) ? NOTHING : ORIGIN;
      }
      case SAME_ORIGIN -> staysAtHome(request, source, profile) ? ALL : NOTHING;
      case ORIGIN_WHEN_CROSS_ORIGIN -> staysAtHome(request, source, profile) ? ALL : ORIGIN;
      case NO_REFERRER_WHEN_DOWNGRADE -> isDowngrade(source, target, profile) ? NOTHING : ALL;
    };
  }

  private static boolean staysAtHome(FetchRequest request, Url source, Profile profile) {
    var home = profile.follows(Rule.REFERRER_BY_PAGE_ORIGIN) ? request.origin() : source.origin();
    return Origins.same(home, request.url().origin());
  }

  private static boolean isDowngrade(Url source, Url target, Profile profile) {
    return profile.follows(Rule.REFERRER_DOWNGRADE_BY_SCHEME)
        ? source.scheme().equals("https") && !target.scheme().equals("https")
        : source.isPotentiallyTrustworthy() && !target.isPotentiallyTrustworthy();
  }

  /** The policy in force: the request's own, its client's, or the default one. */
  static ReferrerPolicy policy(FetchRequest request, Profile profile) {
    var policy = request.referrerPolicy;
    if (policy == null && request.client != null) {
      policy = request.client.referrerPolicy();
    }
    if (policy == null) {
      return profile.follows(Rule.REFERRER_DEFAULT)
          ? ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN
          : ReferrerPolicy.NO_REFERRER_WHEN_DOWNGRADE;
    }
    return isWeak(policy)
            && !profile.follows(Rule.REFERRER_WEAK_POLICIES)
            && isForeign(request, profile)
        ? ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN
        : policy;
  }

  private static boolean isWeak(ReferrerPolicy policy) {
    return switch (policy) {
      case UNSAFE_URL, NO_REFERRER_WHEN_DOWNGRADE, ORIGIN_WHEN_CROSS_ORIGIN -> true;
      default -> false;
    };
  }

  /** Whether weak policies are not believed: across sites, except of a top-level navigation. */
  private static boolean isForeign(FetchRequest request, Profile profile) {
    var source = source(request, profile);
    return source != null
        && !request.topLevelNavigation
        && !Origins.schemelesslySameSite(source.origin(), request.url().origin());
  }

  /** Set request's referrer policy on redirect (section 8.2). */
  static void onRedirect(FetchRequest request, Headers answer, Profile profile) {
    if (profile.follows(Rule.REFERRER_ON_REDIRECT)) {
      var policy = parse(answer);
      if (policy != null) {
        request.referrerPolicy = policy;
      }
    }
  }

  /**
   * The policy that {@code Referrer-Policy} names: the last one known, null for none (section 8.1).
   */
  static @Nullable ReferrerPolicy parse(Headers headers) {
    var value = headers.get("Referrer-Policy");
    if (value == null) {
      return null;
    }
    ReferrerPolicy policy = null;
    for (var start = 0; start <= value.length(); ) {
      var comma = value.indexOf(',', start);
      var end = comma < 0 ? value.length() : comma;
      var named = ReferrerPolicy.ofOrNull(Ascii.trim(value, start, end));
      policy = named == null ? policy : named;
      start = end + 1;
    }
    return policy;
  }

  /**
   * The policy that {@code <meta name=referrer>} names; null for none (HTML, standard metadata
   * names: referrer).
   */
  static @Nullable ReferrerPolicy parseMeta(String content) {
    var name = Ascii.toLower(Ascii.trim(content, 0, content.length()));
    return switch (name) {
      case "never" -> ReferrerPolicy.NO_REFERRER;
      case "default" -> ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN;
      case "always" -> ReferrerPolicy.UNSAFE_URL;
      case "origin-when-crossorigin" -> ReferrerPolicy.ORIGIN_WHEN_CROSS_ORIGIN;
      default -> ReferrerPolicy.ofOrNull(name);
    };
  }
}
