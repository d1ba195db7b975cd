package dev.cordon.guard;

import dev.cordon.policy.Embed;
import dev.cordon.policy.IsolationRule;
import dev.cordon.policy.Policy;
import dev.cordon.web.Host;
import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The headers by which a browser keeps other sites from embedding an answer. What the application
 * sends may be tightened, never loosened.
 */
final class IsolationHeaders {
  private static final List<String> STRICTEST_FIRST =
      List.of("same-origin", "same-site", "cross-origin");

  private IsolationHeaders() {}

  static void apply(HeaderView response, IsolationRule rule, Policy policy) {
    Embed embed = rule.embed();
    resourcePolicy(response, embed);
    String ancestors = frameAncestors(embed, policy);
    if (!ancestors.isEmpty()) {
      // CSP, section 3.1: several policies all hold, so a line of its own can only tighten.
      response.add("Content-Security-Policy", ancestors);
    }
    response.set("X-Content-Type-Options", "nosniff");
    if (embed instanceof Embed.Listed) {
      CacheControl.keepPrivate(response);
    }
    if (rule.opener() != null && response.get("Cross-Origin-Opener-Policy").isEmpty()) {
      response.set("Cross-Origin-Opener-Policy", rule.opener());
    }
  }

  /** Fetch, cross-origin resource policy check. */
  private static void resourcePolicy(HeaderView response, Embed embed) {
    String ours =
        embed instanceof Embed.Own
            ? "same-origin"
            : embed instanceof Embed.SameSite ? "same-site" : "cross-origin";
    List<String> theirs = response.get("Cross-Origin-Resource-Policy");
    int rank = STRICTEST_FIRST.indexOf(ours);
    if (theirs.size() == 1) {
      // An unknown or malformed value is ignored by browsers, and so it is here.
      int given = STRICTEST_FIRST.indexOf(theirs.get(0).strip().toLowerCase(Locale.ROOT));
      if (given >= 0 && given < rank) {
        return;
      }
    }
    response.set("Cross-Origin-Resource-Policy", ours);
  }

  /** CSP, section 6.4.2. */
  private static String frameAncestors(Embed embed, Policy policy) {
    if (embed instanceof Embed.Any) {
      return "";
    }
    Set<String> sources = new LinkedHashSet<>();
    sources.add("'self'");
    if (embed instanceof Embed.SameSite) {
      for (Origin own : policy.origins()) {
        String site = Site.of(own).registrableDomain();
        sources.add(own.scheme() + "://" + site + ":*");
        if (own.host().kind() == Host.Kind.DOMAIN) {
          sources.add(own.scheme() + "://*." + site + ":*");
        }
      }
    } else if (embed instanceof Embed.Listed listed) {
      listed.origins().patterns().forEach(pattern -> sources.add(pattern.toString()));
    }
    return "frame-ancestors " + String.join(" ", sources);
  }
}
