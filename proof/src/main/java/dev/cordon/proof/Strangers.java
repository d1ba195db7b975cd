package dev.cordon.proof;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.Embed;
import dev.cordon.policy.OriginPattern;
import dev.cordon.policy.Policy;
import dev.cordon.web.Host;
import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who is held against a policy: for each of its origin patterns the members and the near
 * misses, then those that every server has to do with.
 *
 * <p>Origin patterns are families: names by their end, ports all or one. So two of them are either
 * apart, or one holds the other, or they meet at a name and port that one of them is written with;
 * the members and bases of all patterns lie in every combination that is not empty. Two names
 * written as one ({@code barfoo.com} of {@code bar.com} and {@code foo.com}) are tried for
 * neighbours in the policy, since mistakes need two entries that are compiled together.
 */
final class Strangers {
  private static final int PAIRS = 64;

  private final List<Origin> own;
  private final Map<Origin, String> pages = new LinkedHashMap<>();

  private Strangers(List<Origin> own) {
    this.own = own;
  }

  /** Those of a policy, in the order of its sections. */
  static List<Stranger> of(Policy policy) {
    return of(List.of(policy));
  }

  /** Those of all these policies together, so that their proofs can be compared. */
  static List<Stranger> of(List<Policy> policies) {
    var own = new LinkedHashSet<Origin>();
    var patterns = new LinkedHashSet<OriginPattern>();
    for (var policy : policies) {
      own.addAll(policy.origins());
      patterns.addAll(patterns(policy));
    }
    return new Strangers(List.copyOf(own)).all(patterns);
  }

  /** Those of a server without a policy. */
  static List<Stranger> of(Origin own) {
    return new Strangers(List.of(own)).all(Set.of());
  }

  private static Set<OriginPattern> patterns(Policy policy) {
    var patterns = new LinkedHashSet<OriginPattern>();
    for (CorsRule rule : policy.corsRules()) {
      patterns.addAll(rule.origins().patterns());
    }
    policy.csrf().receives().forEach(rule -> patterns.addAll(rule.origins().patterns()));
    patterns.addAll(policy.websocketOrigins().patterns());
    for (var rule : policy.isolationRules()) {
      if (rule.embed() instanceof Embed.Listed listed) {
        patterns.addAll(listed.origins().patterns());
      }
    }
    policy.promises().forEach(promise -> patterns.addAll(promise.except()));
    return patterns;
  }

  private List<Stranger> all(Set<OriginPattern> patterns) {
    patterns.forEach(pattern -> NearMisses.members(pattern).forEach(pages::putIfAbsent));
    everywhere();
    patterns.forEach(pattern -> NearMisses.of(pattern).forEach(pages::putIfAbsent));
    for (var origin : own) {
      var itself = new OriginPattern(origin, false, false);
      NearMisses.of(itself).forEach(pages::putIfAbsent);
    }
    pairs(new ArrayList<>(patterns));
    if (own.size() == 1) {
      pages.remove(own.get(0));
    }
    var strangers = new ArrayList<Stranger>();
    pages.forEach(
        (origin, about) ->
            strangers.add(new Stranger(origin.toString(), Stranger.Kind.PAGE, origin, about)));
    strangers.addAll(others());
    return List.copyOf(strangers);
  }

  private void everywhere() {
    pages.putIfAbsent(unlisted("evil", "https"), "a foreign site");
    pages.putIfAbsent(unlisted("evil", "http"), "a foreign site without TLS");
    for (var origin : own) {
      pages.putIfAbsent(origin, "another own origin");
      var sibling = sibling(origin);
      if (sibling != null) {
        pages.putIfAbsent(sibling, "the same site, another name");
      }
    }
    pages.putIfAbsent(Origin.parse("http://localhost:3000"), "a page on the user's own machine");
    pages.putIfAbsent(
        Origin.parse("https://localhost:3443"), "a page on the user's own machine, by TLS");
  }

  private static Origin unlisted(String name, String scheme) {
    return Origin.parse(scheme + "://" + name + ".example");
  }

  private static @Nullable Origin sibling(Origin origin) {
    return origin.host().kind() == Host.Kind.DOMAIN
        ? NearMisses.originOrNull(
            origin.scheme(), "sibling." + Site.of(origin).registrableDomain(), origin.port())
        : null;
  }

  private List<Stranger> others() {
    var scheme = own.get(0).scheme();
    var port = own.get(0).port();
    var rebound = NearMisses.originOrNull(scheme, "rebound.evil.example", port);
    return List.of(
        new Stranger(
            "a sandboxed page of https://evil.example",
            Stranger.Kind.OPAQUE,
            Origin.parse("https://evil.example"),
            "its Origin is null"),
        new Stranger(
            rebound + ", whose name leads to the server",
            Stranger.Kind.REBOUND,
            rebound,
            "DNS rebinding"),
        new Stranger(
            "a program that is no browser",
            Stranger.Kind.NO_BROWSER,
            null,
            "it sends what it likes, and has nobody's cookies"));
  }

  private void pairs(List<OriginPattern> patterns) {
    for (int i = 0; i < patterns.size(); i++) {
      var one = patterns.get(i);
      var last = patterns.size() <= PAIRS ? patterns.size() : Math.min(i + 3, patterns.size());
      for (int j = patterns.size() <= PAIRS ? 0 : i + 1; j < last; j++) {
        var other = patterns.get(j);
        if (i != j
            && one.base().host().kind() == Host.Kind.DOMAIN
            && other.base().host().kind() == Host.Kind.DOMAIN) {
          var first = one.base().host().toString();
          var label = first.indexOf('.') < 0 ? first : first.substring(0, first.indexOf('.'));
          var joined =
              NearMisses.originOrNull(
                  other.base().scheme(), label + other.base().host(), other.base().port());
          if (joined != null) {
            pages.putIfAbsent(joined, "written of " + one + " and " + other);
          }
        }
      }
    }
  }
}
