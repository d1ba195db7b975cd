package dev.cordon.config;

import dev.cordon.policy.TargetQuirk;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every key that {@code cordon.yaml} knows. The schema and {@code docs/policy.md} know the same
 * ones.
 */
final class Vocabulary {
  static final Keys ROOT =
      Keys.of(
          "",
          "cordon",
          "profile",
          "mode",
          "app",
          "target",
          "cors",
          "csrf",
          "sessions",
          "isolation",
          "websocket",
          "never",
          "gateway",
          "keys");
  static final Keys APP =
      Keys.of("app", "origins", "hosts", "mutual", "ambient", "inert", "proxies");
  static final Keys TARGET =
      new Keys("target", Arrays.stream(TargetQuirk.values()).map(TargetQuirk::key).toList());
  static final Keys CORS =
      Keys.of(
          "cors[]",
          "paths",
          "origins",
          "methods",
          "request-headers",
          "response-headers",
          "credentials",
          "max-age",
          "mode",
          "dangerously-allow-insecure-origins");
  static final Keys CSRF =
      Keys.of(
          "csrf",
          "tokens",
          "required",
          "pattern",
          "login",
          "unsafe",
          "overrides",
          "header",
          "field",
          "lifetime",
          "grace",
          "single-use",
          "handover",
          "receive",
          "exempt",
          "mode");
  static final Keys HANDOVER = Keys.of("csrf.handover", "header", "paths");
  static final Keys RECEIVE =
      Keys.of("csrf.receive[]", "path", "origins", "dangerously-allow-null");
  static final Keys EXEMPT = Keys.of("csrf.exempt[]", "path", "because");
  static final Keys SESSIONS =
      Keys.of(
          "sessions[]",
          "cookie",
          "seal",
          "value",
          "lifetime",
          "idle",
          "same-site",
          "accept-unsealed-until",
          "forged",
          "rotate-at",
          "paths",
          "domains",
          "mode");
  static final Keys ISOLATION = Keys.of("isolation[]", "paths", "embed", "opener", "mode");
  static final Keys WEBSOCKET = Keys.of("websocket", "origins", "mode");
  static final Keys GATEWAY =
      Keys.of(
          "gateway",
          "listen",
          "upstream",
          "tls",
          "redirect-http",
          "hsts",
          "http2",
          "transport",
          "state",
          "admin",
          "access-log",
          "limits");
  static final Keys UPSTREAM = Keys.of("gateway.upstream", "addresses", "health");
  static final Keys HEALTH =
      Keys.of(
          "gateway.upstream.health",
          "path",
          "interval",
          "timeout",
          "unhealthy-after",
          "healthy-after");
  static final Keys TLS = Keys.of("gateway.tls", "certificate", "key");
  static final Keys HSTS = Keys.of("gateway.hsts", "max-age", "include-subdomains", "preload");
  static final Keys ADMIN = Keys.of("gateway.admin", "listen", "token");
  static final Keys LIMITS =
      Keys.of(
          "gateway.limits",
          "header-bytes",
          "header-count",
          "body",
          "connections",
          "header-timeout",
          "idle",
          "websocket-idle",
          "upstream-connect",
          "upstream-response",
          "drain");
  static final Keys KEYS = Keys.of("keys", "file", "secret");

  static final List<Keys> ALL =
      List.of(
          ROOT, APP, TARGET, CORS, CSRF, HANDOVER, RECEIVE, EXEMPT, SESSIONS, ISOLATION, WEBSOCKET,
          GATEWAY, UPSTREAM, HEALTH, TLS, HSTS, ADMIN, LIMITS, KEYS);

  private static final Set<String> NAMES =
      ALL.stream().flatMap(keys -> keys.names().stream()).collect(Collectors.toUnmodifiableSet());

  /** What other products call the same thing. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("allowed-origins", "origins"),
          Map.entry("allow-origins", "origins"),
          Map.entry("allow-origin", "origins"),
          Map.entry("allowed-origin-patterns", "origins"),
          Map.entry("origin-patterns", "origins"),
          Map.entry("allowed-methods", "methods"),
          Map.entry("allow-methods", "methods"),
          Map.entry("allowed-headers", "request-headers"),
          Map.entry("allow-headers", "request-headers"),
          Map.entry("headers", "request-headers"),
          Map.entry("exposed-headers", "response-headers"),
          Map.entry("expose-headers", "response-headers"),
          Map.entry("allow-credentials", "credentials"),
          Map.entry("supports-credentials", "credentials"),
          Map.entry("trusted-origins", "origins"),
          Map.entry("allowed-hosts", "hosts"),
          Map.entry("trusted-hosts", "hosts"),
          Map.entry("trusted-proxies", "proxies"),
          Map.entry("version", "cordon"),
          Map.entry("backend", "upstream"),
          Map.entry("proxy-pass", "upstream"),
          Map.entry("cert", "certificate"),
          Map.entry("private-key", "key"),
          Map.entry("promises", "never"),
          Map.entry("reason", "because"));

  private Vocabulary() {}

  /** Whether any section has a key of the name. */
  static boolean knows(String name) {
    return NAMES.contains(name);
  }

  /** Whether other products have a key of the name for something that is a key here. */
  static boolean knowsElsewhere(String name) {
    return ELSEWHERE.containsKey(name);
  }

  /** The paths of the keys of the name, in all sections. */
  static List<String> pathsOf(String name) {
    return ALL.stream()
        .filter(keys -> keys.names().contains(name))
        .map(keys -> keys.path(name))
        .toList();
  }

  /** The keys of the group, or of the list of groups, under a key; null where there is no group. */
  static @Nullable Keys below(Keys section, String name) {
    String place = section.path(name);
    for (Keys keys : ALL) {
      if (keys.place().equals(place) || keys.place().equals(place + "[]")) {
        return keys;
      }
    }
    return null;
  }

  /** What is said of a key that the section does not know. */
  static Complaint unknown(Keys section, String key) {
    String where = section.place().isEmpty() ? "the file" : section.place();
    return new Complaint(
        "key-unknown",
        Quoted.of(key) + " is not a key of " + where,
        "A key that is not understood would be a rule that is not enforced.",
        advice(section, key));
  }

  /** The key of the same section that was most likely meant by an unknown one. */
  static Optional<String> meant(Keys section, String key) {
    String kebab = Suggestion.kebab(key);
    String own = ELSEWHERE.getOrDefault(kebab, kebab);
    if (section.names().contains(own)) {
      return Optional.of(own);
    }
    return knows(own) ? Optional.empty() : Suggestion.nearest(kebab, section.names());
  }

  private static String advice(Keys section, String key) {
    String kebab = Suggestion.kebab(key);
    String own = ELSEWHERE.getOrDefault(kebab, kebab);
    Optional<String> meant = meant(section, key);
    if (meant.isPresent()) {
      return meant.get().equals(own) ? "Write: " + own : "Did you mean " + meant.get() + "?";
    }
    if (kebab.equals("<<")) {
      return "Merge keys are no part of YAML 1.2: write the keys out.";
    }
    List<String> elsewhere = pathsOf(own);
    return elsewhere.isEmpty() || elsewhere.size() > 4
        ? "Known here: " + String.join(", ", section.names()) + "."
        : "It belongs in " + String.join(" or ", elsewhere) + ".";
  }
}
