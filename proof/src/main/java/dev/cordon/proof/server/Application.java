package dev.cordon.proof.server;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.Policy;
import dev.cordon.policy.SessionRule;
import dev.cordon.web.CookieHeader;
import dev.cordon.web.CookiePair;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The application behind a guard, as bad as its policy lets it be: whatever reaches it is done, in
 * the name of whoever is logged in.
 *
 * <p>What is unsafe is told here from the policy's words alone, and by code of its own, so that a
 * guard that errs about it is found out.
 */
final class Application {
  static final String WEBSOCKET = "WEBSOCKET";

  /** What begins the value of a session that it gave to the user, and to nobody else. */
  static final String USER = "alice";

  /** The session of an application whose policy names none. */
  static final String SESSION = "SESSION";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final List<String> OVERRIDES =
      List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

  private final Policy policy;
  private final List<String> sessions;

  Application(Policy policy) {
    this.policy = policy;
    this.sessions = sessions(policy);
  }

  /** The names of the cookies by which it knows its users. */
  static List<String> sessions(Policy policy) {
    return policy.sessions().isEmpty()
        ? List.of(SESSION)
        : policy.sessions().stream().map(SessionRule::cookie).toList();
  }

  /** What it does with a request, of which it sees these headers. */
  Run run(Request request, Headers seen) {
    if ("websocket".equalsIgnoreCase(seen.get("Upgrade"))) {
      return new Run(WEBSOCKET, true, isUsers(seen), isForged(seen));
    }
    var method = effective(request, seen);
    var unsafe =
        !SAFE.contains(method)
            || policy.csrf().unsafe().patterns().stream()
                .anyMatch(pattern -> PlainPath.matches(pattern, request.url().path()));
    return new Run(method, unsafe, isUsers(seen), isForged(seen));
  }

  private static String effective(Request request, Headers seen) {
    var query = request.url().query();
    if (query != null) {
      for (var pair : query.split("[&;]", -1)) {
        if (pair.toLowerCase(Locale.ROOT).startsWith("_method=")) {
          var named = URLDecoder.decode(pair.substring(8), StandardCharsets.UTF_8);
          return named.toUpperCase(Locale.ROOT);
        }
      }
    }
    for (var header : OVERRIDES) {
      var named = seen.get(header);
      if (named != null) {
        return named.toUpperCase(Locale.ROOT);
      }
    }
    return request.method();
  }

  private boolean isUsers(Headers seen) {
    var ambient = policy.ambient();
    return ambient.contains(AmbientCredential.NETWORK_POSITION)
        || ambient.contains(AmbientCredential.CLIENT_CERTIFICATE)
        || (ambient.contains(AmbientCredential.BASIC) && isBasic(seen.get("Authorization")))
        || cookies(seen).stream()
            .anyMatch(pair -> isSession(pair) && pair.value().startsWith(USER));
  }

  private static boolean isBasic(@Nullable String authorization) {
    return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("basic ");
  }

  /**
   * Whether a sealed session came that was never given away. Of an unsealed one the application has
   * to find out by itself.
   */
  private boolean isForged(Headers seen) {
    return cookies(seen).stream()
        .anyMatch(
            pair ->
                policy.sessions().stream()
                        .anyMatch(rule -> rule.seal() && rule.cookie().equals(pair.name()))
                    && !pair.value().startsWith(USER));
  }

  private boolean isSession(CookiePair pair) {
    return sessions.contains(pair.name());
  }

  private static List<CookiePair> cookies(Headers seen) {
    var lines = seen.all("Cookie");
    return lines.isEmpty() ? List.of() : CookieHeader.parse(lines);
  }
}
