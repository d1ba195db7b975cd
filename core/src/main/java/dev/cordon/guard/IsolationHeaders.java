package dev.cordon.guard;

import dev.cordon.policy.Embed;
import dev.cordon.policy.IsolationRule;
import dev.cordon.policy.Policy;
import dev.cordon.web.Host;
import dev.cordon.web.Origin;
import dev.cordon.web.PublicSuffixList;
import dev.cordon.web.Site;
import java.util.IdentityHashMap;
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

  private static final String OPENER = "Cross-Origin-Opener-Policy";

  /** The {@code frame-ancestors} of each rule, which are the same for every answer. */
  private final IdentityHashMap<Embed, String> ancestors = new IdentityHashMap<>();

  IsolationHeaders(Policy policy) {
    ancestors.put(Embed.OWN, frameAncestors(Embed.OWN, policy));
    for (IsolationRule rule : policy.isolationRules()) {
      ancestors.put(rule.embed(), frameAncestors(rule.embed(), policy));
    }
  }

  void apply(HeaderView response, IsolationRule rule) {
    Embed embed = rule.embed();
    resourcePolicy(response, embed);
    String ancestors = this.ancestors.getOrDefault(embed, "");
    if (!ancestors.isEmpty() && !response.get("Content-Security-Policy").contains(ancestors)) {
      // CSP, section 3.1: several policies all hold, so a line of its own can only tighten.
      response.add("Content-Security-Policy", ancestors);
    }
    response.set("X-Content-Type-Options", "nosniff");
    if (embed instanceof Embed.Listed) {
      CacheControl.keepPrivate(response);
    }
    if (rule.opener() != null && isLooser(response.get(OPENER), rule.opener())) {
      response.set(OPENER, rule.opener());
    }
  }

  /**
   * HTML, section 7.1.3.1. The two strictest values sever different openers, so that neither is
   * looser than the other.
   */
  private static boolean isLooser(List<String> theirs, String ours) {
    return theirs.size() != 1 || openerRank(theirs.get(0)) < openerRank(ours);
  }

  private static int openerRank(String value) {
    int parameters = value.indexOf(';');
    return switch ((parameters < 0 ? value : value.substring(0, parameters)).strip()) {
      case "same-origin", "noopener-allow-popups" -> 2;
      case "same-origin-allow-popups" -> 1;
      default -> 0;
    };
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
        // Names under a public suffix are sites of their own (R10).
        if (own.host().kind() == Host.Kind.DOMAIN
            && !PublicSuffixList.bundled().isPublicSuffix(site)) {
          sources.add(own.scheme() + "://*." + site + ":*");
        }
      }
    } else if (embed instanceof Embed.Listed listed) {
      listed.origins().patterns().forEach(pattern -> sources.add(pattern.toString()));
    }
    return "frame-ancestors " + String.join(" ", sources);
  }
}
