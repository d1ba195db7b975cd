package dev.cordon.proof;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.Embed;
import dev.cordon.policy.IsolationRule;
import dev.cordon.policy.Mode;
import dev.cordon.policy.PathPattern;
import dev.cordon.policy.Policy;
import dev.cordon.policy.ReceiveRule;
import dev.cordon.proof.server.PlainPath;
import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of one path, read by code of its own and not by the guard's: who may do what
 * there. The proof holds what it saw against this, so that an error in one is caught by the other.
 */
final class Grants {
  private static final List<String> SAFE = List.of("GET", "HEAD", "OPTIONS");

  private final Policy policy;
  private final List<CorsRule> cors;
  private final @Nullable IsolationRule isolation;
  private final @Nullable ReceiveRule receive;
  private final boolean exempt;
  private final String flags;

  Grants(Policy policy, String path) {
    this.policy = policy;
    this.cors = mostSpecific(policy.corsRules(), CorsRule::paths, path);
    var isolated = mostSpecific(policy.isolationRules(), IsolationRule::paths, path);
    this.isolation = isolated.isEmpty() ? null : isolated.get(0);
    var csrf = policy.csrf();
    this.receive =
        csrf.receives().stream().filter(rule -> is(rule.path(), path)).findFirst().orElse(null);
    this.exempt = csrf.exempts().stream().anyMatch(rule -> is(rule.path(), path));
    this.flags =
        (matches(csrf.unsafe().patterns(), path) ? "u" : "")
            + (matches(csrf.login().patterns(), path) ? "l" : "")
            + (matches(csrf.required().patterns(), path) ? "r" : "")
            + (matches(csrf.handover().patterns(), path) ? "h" : "")
            + (exempt ? "e" : "")
            + (path.equals(Routes.TOKEN) ? "t" : "");
  }

  private static boolean is(String canonical, String path) {
    return PlainPath.matches(PathPattern.parse(canonical), path);
  }

  private static boolean matches(List<PathPattern> patterns, String path) {
    return patterns.stream().anyMatch(pattern -> PlainPath.matches(pattern, path));
  }

  /** The rules that have the most specific pattern of those that match. */
  private static <T> List<T> mostSpecific(
      List<T> rules, Function<T, List<PathPattern>> paths, String path) {
    PathPattern best = null;
    for (var rule : rules) {
      for (var pattern : paths.apply(rule)) {
        if (PlainPath.matches(pattern, path)
            && (best == null || PlainPath.isMoreSpecific(pattern, best))) {
          best = pattern;
        }
      }
    }
    var found = best;
    return rules.stream()
        .filter(rule -> found != null && paths.apply(rule).contains(found))
        .toList();
  }

  /** The rule that names the origin, or null; null is the opaque origin. */
  @Nullable CorsRule cors(@Nullable Origin origin) {
    for (var rule : cors) {
      if (rule.anyOrigin() || PlainOrigin.anyMatches(rule.origins().patterns(), origin)) {
        return rule;
      }
    }
    return null;
  }

  boolean isExempt() {
    return exempt;
  }

  boolean receives(@Nullable Origin origin) {
    return receive != null
        && (origin == null
            ? receive.allowsNull()
            : PlainOrigin.anyMatches(receive.origins().patterns(), origin));
  }

  /** Whether a page of this origin may embed what is answered there, asked at this own origin. */
  boolean embeds(@Nullable Origin origin, Origin own) {
    var embed = isolation == null ? Embed.OWN : isolation.embed();
    if (embed instanceof Embed.Any) {
      return true;
    }
    if (embed instanceof Embed.SameSite) {
      return origin != null && Site.of(origin).equals(Site.of(own));
    }
    return embed instanceof Embed.Listed listed
        && PlainOrigin.anyMatches(listed.origins().patterns(), origin);
  }

  boolean opensSockets(@Nullable Origin origin) {
    return PlainOrigin.anyMatches(policy.websocketOrigins().patterns(), origin);
  }

  /** Whether it may read the token that its own writes need: it may write with credentials. */
  boolean readsTokens(@Nullable Origin origin) {
    return policy.corsRules().stream()
        .anyMatch(
            rule ->
                rule.credentials()
                    && !SAFE.containsAll(rule.methods())
                    && PlainOrigin.anyMatches(rule.origins().patterns(), origin));
  }

  /** Whether some rule that speaks for this path only reports what it would refuse. */
  boolean onlyReports() {
    return policy.mode() == Mode.REPORT
        || policy.csrf().mode() == Mode.REPORT
        || policy.websocketMode() == Mode.REPORT
        || cors.stream().anyMatch(rule -> rule.mode() == Mode.REPORT)
        || (isolation != null && isolation.mode() == Mode.REPORT)
        || policy.sessions().stream().anyMatch(rule -> rule.mode() == Mode.REPORT);
  }

  /**
   * Everything that the policy says of requests from this origin to this path, without the names of
   * rules and origins: where it is the same for two, the guard has nothing to tell them apart by.
   */
  String features(@Nullable Origin origin, Origin own) {
    var rule = cors(origin);
    return flags
        + "|"
        + (rule == null ? "" : describe(rule))
        + "|"
        + (cors.isEmpty()
            ? ""
            : cors.stream()
                .map(r -> r.anyOrigin() ? "*" : "o")
                .distinct()
                .collect(Collectors.joining()))
        + "|"
        + (isolation == null
            ? ""
            : isolation.embed().getClass().getSimpleName() + isolation.opener() + isolation.mode())
        + embeds(origin, own)
        + "|"
        + (receive == null ? "" : receives(origin));
  }

  /** What the policy says of requests from this origin wherever they go. */
  static String everywhere(Policy policy, @Nullable Origin origin) {
    var grants = new Grants(policy, Routes.TOKEN);
    return (grants.opensSockets(origin) ? "s" : "")
        + (grants.readsTokens(origin) ? "t" : "")
        + (origin != null && policy.origins().contains(origin) ? "o" : "");
  }

  private static String describe(CorsRule rule) {
    return rule.anyOrigin()
        + ";"
        + rule.allowMethodsValue()
        + ";"
        + rule.allowHeadersValue()
        + ";"
        + rule.exposeHeadersValue()
        + ";"
        + rule.credentials()
        + ";"
        + rule.mode();
  }

  /** Where the rule stands that speaks for this origin; empty where none does. */
  String place(@Nullable Origin origin) {
    var rule = cors(origin);
    if (rule != null) {
      return rule.place();
    }
    if (receives(origin) && receive != null) {
      return receive.place();
    }
    return isolation == null ? "" : isolation.place();
  }
}
