package dev.cordon.proof.server;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.OriginPattern;
import dev.cordon.proof.server.BrokenServer.Asked;
import dev.cordon.web.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The mistakes that a proof has to find. */
public enum Mistake {
  HOST_LAYER_DROPPED,
  SHARING_LAYER_DROPPED,
  /** The guard reads a policy without seals. */
  SESSION_LAYER_DROPPED,
  FORGERY_LAYER_DROPPED,
  ISOLATION_LAYER_DROPPED,
  NULL_GRANTED,
  HEAD_TAKEN_FOR_UNSAFE,
  HEAD_TAKEN_FOR_SAFE_ON_UNSAFE_PATHS,
  HOSTS_COMPARED,
  SCHEME_IGNORED,
  SUFFIX_WITHOUT_DOT,
  SAME_SITE_TAKEN_FOR_OWN,
  ABSENT_ORIGIN_TAKEN_FOR_OWN,
  UNKNOWN_METHOD_TAKEN_FOR_SAFE,
  STAR_COVERS_CREDENTIALS,
  GRANTS_ON_PREFLIGHT_ONLY,
  /** The guard reads a policy in which POST is named wherever methods are. */
  POST_EXECUTABLE_UNNAMED,
  HANDSHAKES_JUDGED_BY_CORS,
  TOKEN_NOT_BOUND,
  FORGED_COOKIE_PASSED_ON,
  EXEMPT_BY_PREFIX;

  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

  private static final Set<String> FORGERY =
      Set.of(
          "cross-site-write",
          "contradictory-evidence",
          "unproven-write",
          "csrf-token-missing",
          "csrf-token-invalid",
          "cross-site-handshake");

  private static final Set<String> ISOLATION = Set.of("cross-site-load", "cross-site-frame");

  Served serve(Asked asked) {
    return switch (this) {
      case HOST_LAYER_DROPPED -> asked.shown(asked.atOwn());
      case SHARING_LAYER_DROPPED -> asked.stripped(asked.told(), "Access-Control-");
      case SESSION_LAYER_DROPPED -> withoutSeals(asked);
      case FORGERY_LAYER_DROPPED -> doneIf(asked, Mistake::isForgery);
      case ISOLATION_LAYER_DROPPED ->
          asked.stripped(
              doneIf(asked, served -> ISOLATION.contains(served.reason())),
              "Cross-Origin-",
              "Content-Security-Policy",
              "X-Frame-Options");
      case NULL_GRANTED ->
          asked.header("Origin").equals("null") ? as(asked, pattern -> true) : asked.told();
      case HEAD_TAKEN_FOR_UNSAFE ->
          isHead(asked) ? asked.shown(asked.withMethod("POST")) : asked.told();
      case HEAD_TAKEN_FOR_SAFE_ON_UNSAFE_PATHS ->
          isHead(asked) && isForgery(asked.told())
              ? asked.shown(asked.withPath("/elsewhere"))
              : asked.told();
      case HOSTS_COMPARED -> as(asked, sameHost(asked));
      case SCHEME_IGNORED -> as(asked, otherScheme(asked));
      case SUFFIX_WITHOUT_DOT -> as(asked, sameEnd(asked));
      case SAME_SITE_TAKEN_FOR_OWN ->
          asked.header("Sec-Fetch-Site").equals("same-site") && asked.from() != null
              ? asked.shown(asked.ofOwn().with("Sec-Fetch-Site", "same-origin"))
              : asked.told();
      case ABSENT_ORIGIN_TAKEN_FOR_OWN ->
          asked.header("Origin").isEmpty() && asked.header("Sec-Fetch-Site").isEmpty()
              ? asked.shown(asked.ofOwn().request)
              : asked.told();
      case UNKNOWN_METHOD_TAKEN_FOR_SAFE -> unknownAsSafe(asked);
      case STAR_COVERS_CREDENTIALS -> starWithCredentials(asked);
      case GRANTS_ON_PREFLIGHT_ONLY ->
          asked.isPreflight() ? asked.told() : asked.stripped(asked.told(), "Access-Control-");
      case POST_EXECUTABLE_UNNAMED -> asked.told();
      case HANDSHAKES_JUDGED_BY_CORS ->
          asked.isHandshake() && rule(asked) != null
              ? asked.shown(asked.ofOwn().without("Sec-Fetch-Site"))
              : asked.told();
      case TOKEN_NOT_BOUND ->
          doneIf(
              asked,
              served ->
                  served.reason().equals("csrf-token-invalid")
                      && holds(asked, asked.tokenOfAnother()));
      case FORGED_COOKIE_PASSED_ON -> forgedPassedOn(asked);
      case EXEMPT_BY_PREFIX -> exemptByPrefix(asked);
    };
  }

  private static boolean isHead(Asked asked) {
    return asked.request.method().equals("HEAD");
  }

  private static Predicate<OriginPattern> otherScheme(Asked asked) {
    return pattern ->
        sameHost(asked).test(pattern)
            && isDefaultPort(pattern.base()) == isDefaultPort(from(asked));
  }

  private static Predicate<OriginPattern> sameEnd(Asked asked) {
    return pattern ->
        pattern.subdomains()
            && from(asked).scheme().equals(pattern.base().scheme())
            && from(asked).port() == pattern.base().port()
            && host(from(asked)).endsWith(host(pattern.base()));
  }

  private static Served unknownAsSafe(Asked asked) {
    var named = "Access-Control-Request-Method";
    if (asked.isPreflight() && !KNOWN.contains(asked.header(named))) {
      return asked.shown(asked.with(named, "GET"));
    }
    return KNOWN.contains(asked.request.method())
        ? asked.told()
        : asked.shown(asked.withMethod("GET"));
  }

  private static boolean isForgery(Served served) {
    return FORGERY.contains(served.reason());
  }

  private static Served doneIf(Asked asked, Predicate<Served> refused) {
    var told = asked.told();
    return refused.test(told) && !asked.request.url().path().startsWith("/.well-known/cordon/")
        ? asked.done()
        : told;
  }

  /** Takes the request for one of a listed origin, where one of this kind is listed. */
  private static Served as(Asked asked, Predicate<OriginPattern> taken) {
    for (var pattern : listed(asked)) {
      if (taken.test(pattern)) {
        var base = pattern.base();
        var member =
            pattern.subdomains() ? Origin.parse(base.toString().replace("://", "://a.")) : base;
        return member.equals(asked.from())
            ? asked.told()
            : asked.shown(asked.with("Origin", member.toString()));
      }
    }
    return asked.told();
  }

  private static List<OriginPattern> listed(Asked asked) {
    var path = asked.request.url().path();
    var patterns = new ArrayList<OriginPattern>();
    if (asked.isHandshake()) {
      patterns.addAll(asked.policy().websocketOrigins().patterns());
    } else {
      var rules = asked.policy().cors(path);
      if (rules != null) {
        rules.all().forEach(rule -> patterns.addAll(rule.origins().patterns()));
      }
      var receive = asked.policy().csrf().receive(path);
      if (receive != null) {
        patterns.addAll(receive.origins().patterns());
      }
    }
    return patterns;
  }

  private static Predicate<OriginPattern> sameHost(Asked asked) {
    return pattern ->
        !pattern.subdomains()
            && asked.from() != null
            && host(from(asked)).equals(host(pattern.base()));
  }

  private static Origin from(Asked asked) {
    var from = asked.from();
    return from == null ? Origin.OPAQUE : from;
  }

  private static String host(Origin origin) {
    return origin.isOpaque() ? "" : origin.host().toString();
  }

  private static boolean isDefaultPort(Origin origin) {
    return !origin.isOpaque() && !origin.toString().matches(".*:\\d+");
  }

  private static @Nullable CorsRule rule(Asked asked) {
    var rules = asked.policy().cors(asked.request.url().path());
    return rules == null || asked.from() == null ? null : rules.find(from(asked));
  }

  private static Served starWithCredentials(Asked asked) {
    var rule = rule(asked);
    if (rule == null || !rule.anyOrigin()) {
      return asked.told();
    }
    var without = asked.shown(asked.without("Cookie"));
    var told = without.run() != null && asked.told().run() == null ? asked.done() : asked.told();
    if (told.response().headers().get("Access-Control-Allow-Origin") == null) {
      return told;
    }
    return asked.sharedWithCredentials(told);
  }

  private static boolean holds(Asked asked, String token) {
    var body = asked.request.body();
    return !token.isEmpty()
        && (asked.request.headers().toString().contains(token)
            || (body != null && body.text().contains(token)));
  }

  private static Served forgedPassedOn(Asked asked) {
    var told = asked.told();
    var run = told.run();
    return run == null || run.asUser() || !asked.asItCame().forged()
        ? told
        : Asked.doing(told, new Run(run.method(), run.effect(), false, true));
  }

  private static Served withoutSeals(Asked asked) {
    var told = asked.told();
    var run = told.run();
    var came = asked.asItCame();
    return run == null
        ? told
        : Asked.doing(told, new Run(run.method(), run.effect(), came.asUser(), came.forged()));
  }

  private static Served exemptByPrefix(Asked asked) {
    var path = asked.request.url().path();
    for (var exempt : asked.policy().csrf().exempts()) {
      if (path.startsWith(exempt.path()) && isForgery(asked.told())) {
        return asked.shown(asked.withPath(exempt.path()));
      }
    }
    return asked.told();
  }
}
