package dev.cordon.proof.server;

import dev.cordon.browser.http.Headers;
import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.Policy;
import dev.cordon.web.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The users of an application behind a guard: not logged in, logged in with a cookie of each kind
 * that the guard lets through, young and old, or known by a password.
 */
final class Users {
  /** Older than the two minutes in which Chromium is lax (W14 in docs/threats.md). */
  private static final Duration OLD = Duration.ofMinutes(10);

  private static final List<String> TRIED = List.of("/", "/login", "/.well-known/nothing");

  private final Policy policy;
  private final Origin origin;
  private final GuardedServer server;

  Users(Policy policy, Origin origin, GuardedServer server) {
    this.policy = policy;
    this.origin = origin;
    this.server = server;
  }

  List<Login> logins() {
    var logins = new ArrayList<Login>();
    logins.add(new Login("who is not logged in", List.of(), Duration.ZERO, false));
    // What the guard makes of different cookies may be the same.
    Map<List<String>, Login> different = new LinkedHashMap<>();
    for (var attributes : List.of("", "; SameSite=Strict", "; SameSite=Lax", "; SameSite=None")) {
      var lines = loggedIn(Application.USER, attributes);
      var shape = lines.stream().map(Users::withoutValue).toList();
      if (lines.stream().anyMatch(line -> !hasSameSite(line))) {
        var old = new ArrayList<>(shape);
        old.add("old");
        different.putIfAbsent(old, login(lines, ", for ten minutes", OLD));
      }
      different.putIfAbsent(shape, login(lines, "", Duration.ZERO));
    }
    logins.addAll(different.values());
    if (policy.ambient().contains(AmbientCredential.BASIC)) {
      logins.add(new Login("who gave a password", List.of(), Duration.ZERO, true));
    }
    return List.copyOf(logins);
  }

  private static Login login(List<String> lines, String since, Duration age) {
    var kinds = lines.stream().map(Users::sameSite).distinct().collect(Collectors.joining(", "));
    return new Login("who is logged in (" + kinds + since + ")", lines, age, false);
  }

  private static boolean hasSameSite(String line) {
    return line.toLowerCase(java.util.Locale.ROOT).contains("; samesite=");
  }

  private static String sameSite(String line) {
    for (var attribute : line.split("; ", -1)) {
      if (attribute.regionMatches(true, 0, "SameSite=", 0, 9)) {
        return attribute;
      }
    }
    return "no SameSite";
  }

  private static String withoutValue(String line) {
    var end = line.indexOf(';');
    return line.substring(0, line.indexOf('=') + 1) + (end < 0 ? "" : line.substring(end));
  }

  /** The session cookies that the guard sends on when the application starts a session. */
  private List<String> loggedIn(String who, String sameSite) {
    var secure = origin.scheme().equals("https") || sameSite.endsWith("None");
    var answer = Headers.builder().add("Content-Type", "text/html");
    var names = Application.sessions(policy);
    for (var name : names) {
      answer.add(
          "Set-Cookie",
          name + "=" + who + "; Path=/; HttpOnly" + (secure ? "; Secure" : "") + sameSite);
    }
    var application = answer.build();
    for (var path : TRIED) {
      for (var method : List.of("GET", "POST")) {
        var served = server.ofOwnPage(method, path, Headers.EMPTY, application);
        if (served.run() != null) {
          return served.response().headers().all("Set-Cookie").stream()
              .filter(line -> names.contains(line.substring(0, Math.max(0, line.indexOf('=')))))
              .toList();
        }
      }
    }
    return application.all("Set-Cookie");
  }

  /** A token that the guard hands to a page of a session of the attacker's own. */
  String tokenOfAnother() {
    var cookie =
        loggedIn("mallory", "").stream()
            .map(line -> line.split(";", 2)[0])
            .collect(Collectors.joining("; "));
    var answer =
        server.ofOwnPage(
            "GET", "/.well-known/cordon/csrf", Headers.of("Cookie", cookie), Headers.EMPTY);
    var text = answer.response().body().text();
    var from = text.indexOf("{\"token\":\"");
    var start = from + "{\"token\":\"".length();
    return answer.run() != null || from != 0 ? "" : text.substring(start, text.indexOf('"', start));
  }
}
