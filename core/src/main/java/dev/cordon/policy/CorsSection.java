package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.HttpToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compiles the rules of {@code cors}. */
final class CorsSection {

  /**
   * What a browser assumes where no Access-Control-Max-Age stands (Fetch, CORS-preflight fetch).
   */
  private static final Duration DEFAULT_MAX_AGE = Duration.ofSeconds(5);

  /** Chromium remembers no preflight for longer; Firefox for 24 hours. */
  private static final Duration LONGEST_MAX_AGE = Duration.ofHours(2);

  /** Methods that Fetch or applications spell in upper case. */
  private static final Set<String> STANDARD =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

  /** Fetch, forbidden method. */
  private static final Set<String> FORBIDDEN = Set.of("TRACE", "TRACK", "CONNECT");

  private final Compilation compilation;
  private final Faults faults;
  private final OwnOrigins own;

  CorsSection(Compilation compilation, OwnOrigins own) {
    this.compilation = compilation;
    this.faults = compilation.faults();
    this.own = own;
  }

  List<CorsRule> compile(List<CorsBuilder> builders) {
    List<CorsRule> rules = new ArrayList<>();
    for (int i = 0; i < builders.size(); i++) {
      rules.add(rule(builders.get(i), "cors[" + i + "]"));
    }
    return List.copyOf(rules);
  }

  /** The rules by path, those that share a pattern together. */
  PathTable<CorsRules> table(List<CorsRule> rules) {
    Map<PathPattern, List<CorsRule>> byPattern = new LinkedHashMap<>();
    for (CorsRule rule : rules) {
      for (PathPattern pattern : rule.paths()) {
        byPattern.computeIfAbsent(pattern, p -> new ArrayList<>()).add(rule);
      }
    }
    new CorsOverlaps(compilation).check(byPattern);
    Map<PathPattern, CorsRules> entries = new LinkedHashMap<>();
    byPattern.forEach((pattern, sharing) -> entries.put(pattern, new CorsRules(sharing)));
    return PathTable.of(entries);
  }

  private CorsRule rule(CorsBuilder from, String place) {
    boolean anyOrigin = from.origins.contains("*");
    if (anyOrigin) {
      anyOrigin(from, place);
    }
    List<OriginPattern> origins = origins(from, place, anyOrigin);
    dead(from, place);
    Set<String> methods = methods(from, place);
    requestHeaders(from, place);
    responseHeaders(from, place);
    return new CorsRule(
        place,
        compilation.paths(from.paths, place + ".paths"),
        OriginSet.of(origins),
        anyOrigin,
        methods,
        from.requestHeaders,
        from.responseHeaders,
        from.credentials,
        maxAge(from, place),
        compilation.mode(from.mode));
  }

  private void dead(CorsBuilder from, String place) {
    if (from.paths.isEmpty() || from.origins.isEmpty()) {
      String missing = from.paths.isEmpty() ? "paths" : "origins";
      faults.add(
          Code.DEAD_RULE,
          place + "." + missing,
          "",
          "the rule names no " + missing,
          "it grants nothing to anybody",
          from.paths.isEmpty()
              ? "write paths such as /api/**"
              : "write origins such as https://app.example");
    }
  }

  private void anyOrigin(CorsBuilder from, String place) {
    String at = place + ".origins[" + from.origins.indexOf("*") + "]";
    if (from.credentials) {
      faults.add(
          Code.ANY_ORIGIN_WITH_CREDENTIALS,
          at,
          "*",
          "\"*\" stands together with credentials",
          "every site of the web could read and do what the user can (R01)",
          "write the origins that are meant, such as https://app.example, or leave credentials"
              + " out");
    }
    if (from.origins.size() > 1) {
      faults.add(
          Code.ANY_ORIGIN_AMONG_OTHERS,
          at,
          "*",
          "\"*\" stands among other origins",
          "it makes the others mean nothing",
          "write \"*\" alone, or the origins alone");
    }
  }

  private List<OriginPattern> origins(CorsBuilder from, String place, boolean anyOrigin) {
    if (anyOrigin) {
      // The others mean nothing, which is a fault already; what is wrong with them is said all the
      // same.
      List<String> others = new ArrayList<>(from.origins);
      OriginReader reader = compilation.originReader();
      for (int i = 0; i < others.size(); i++) {
        if (!others.get(i).equals("*")) {
          reader.read(others.get(i), place + ".origins[" + i + "]");
        }
      }
      return List.of();
    }
    OriginTrust trust =
        new OriginTrust(
            faults, compilation.isProduction(), from.credentials, from.allowsInsecureOrigins);
    List<OriginPattern> origins = compilation.origins(from.origins, place + ".origins", trust);
    compilation.lintOwn(own, origins);
    return origins;
  }

  private Set<String> methods(CorsBuilder from, String place) {
    if (from.methods.isEmpty()) {
      return Set.of("GET");
    }
    Set<String> methods = new LinkedHashSet<>();
    for (int i = 0; i < from.methods.size(); i++) {
      String at = place + ".methods[" + i + "]";
      String method = from.methods.get(i);
      String upper = method.toUpperCase(Locale.ROOT);
      if (method.equals("*")) {
        faults.add(
            Code.METHOD_ANY,
            at,
            method,
            "\"*\" stands where methods are named",
            "methods that the application learns one day would be granted with the rest",
            "write the methods that may execute from there, such as GET and POST");
      } else if (!HttpToken.isToken(method)) {
        faults.add(
            Code.METHOD_MALFORMED,
            at,
            method,
            "the method " + Quote.quote(method) + " is not a token",
            "no request could have it (RFC 9110, section 9.1)",
            "write one method in each entry, such as PUT");
      } else if (FORBIDDEN.contains(upper)) {
        faults.add(
            Code.METHOD_FORBIDDEN,
            at,
            method,
            "the method " + Quote.quote(method) + " cannot be granted",
            "no page can send it (Fetch, forbidden method) and the guard refuses it",
            "leave it out");
      } else if (!method.equals(upper) && STANDARD.contains(upper)) {
        faults.add(
            Code.METHOD_CASE,
            at,
            method,
            "the method " + Quote.quote(method) + " is not in upper case",
            "methods are compared as they stand, so this one would never match",
            "write " + upper + " instead");
      } else if (!methods.add(method)) {
        compilation.duplicate(at, method);
      }
    }
    return methods;
  }

  private void requestHeaders(CorsBuilder from, String place) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < from.requestHeaders.size(); i++) {
      String at = place + ".request-headers[" + i + "]";
      String name = from.requestHeaders.get(i);
      if (name.equals("*")) {
        anyHeader(from, at, "request");
      } else if (!HttpToken.isToken(name)) {
        malformed(at, name);
      } else if (HeaderNames.isForbidden(name)) {
        faults.add(
            Code.HEADER_FORBIDDEN,
            at,
            name,
            "the header " + Quote.quote(name) + " cannot be granted",
            "no page can set it (Fetch, forbidden request-header)",
            "leave it out");
      } else if (HeaderNames.isSafelisted(name)) {
        faults.add(
            Code.HEADER_SAFELISTED,
            at,
            name,
            "the header " + Quote.quote(name) + " is safelisted",
            "pages may send it without asking, so granting it adds next to nothing",
            "leave it out");
      } else if (HeaderNames.isOverride(name)) {
        faults.add(
            Code.OVERRIDE_HEADER_GRANTED,
            at,
            name,
            "the header " + Quote.quote(name) + " overrides the method",
            "a request granted as one method could execute as another (W10)",
            "leave it out and grant the method that is meant");
      }
      if (!seen.add(HeaderNames.lower(name))) {
        compilation.duplicate(at, name);
      }
    }
    if (seen.contains("*") && !from.credentials && !seen.contains("authorization")) {
      faults.add(
          Code.AUTHORIZATION_NOT_COVERED,
          place + ".request-headers",
          "*",
          "\"*\" does not cover Authorization",
          "browsers ask for it by name (Fetch, CORS-preflight fetch, step 7)",
          "write Authorization beside it where pages send one");
    }
  }

  private void responseHeaders(CorsBuilder from, String place) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < from.responseHeaders.size(); i++) {
      String at = place + ".response-headers[" + i + "]";
      String name = from.responseHeaders.get(i);
      if (name.equals("*")) {
        anyHeader(from, at, "response");
      } else if (!HttpToken.isToken(name)) {
        malformed(at, name);
      } else if (HeaderNames.isForbiddenResponse(name)) {
        faults.add(
            Code.HEADER_FORBIDDEN,
            at,
            name,
            "the header " + Quote.quote(name) + " cannot be shared",
            "no page can read it (Fetch, forbidden response-header name)",
            "leave it out");
      } else if (HeaderNames.isSafelistedResponse(name)) {
        faults.add(
            Code.HEADER_SAFELISTED,
            at,
            name,
            "the header " + Quote.quote(name) + " is safelisted",
            "pages may read it without a grant",
            "leave it out");
      } else if (HeaderNames.soundsSecret(name)) {
        faults.add(
            Code.TOKEN_EXPOSED,
            at,
            name,
            "the header " + Quote.quote(name) + " sounds like a secret",
            "every page that may read the answer gets it (R19)",
            "leave it out, or let pages of these origins fetch a token of their own");
      }
      if (!seen.add(HeaderNames.lower(name))) {
        compilation.duplicate(at, name);
      }
    }
  }

  private void anyHeader(CorsBuilder from, String place, String direction) {
    if (from.credentials) {
      faults.add(
          Code.ANY_HEADER_WITH_CREDENTIALS,
          place,
          "*",
          "\"*\" stands for " + direction + " headers together with credentials",
          "browsers then take it for a header that is named \"*\" (Fetch, CORS check)",
          "write the names that are meant");
    }
  }

  private void malformed(String place, String name) {
    faults.add(
        Code.HEADER_MALFORMED,
        place,
        name,
        "the header name " + Quote.quote(name) + " is not a token",
        "no header could have it (RFC 9110, section 5.1)",
        "write one name in each entry, such as X-Request-Id");
  }

  private Duration maxAge(CorsBuilder from, String place) {
    Duration maxAge = from.maxAge;
    if (maxAge == null) {
      return DEFAULT_MAX_AGE;
    }
    String at = place + ".max-age";
    if (maxAge.isNegative() || maxAge.getNano() != 0) {
      faults.add(
          Code.DURATION,
          at,
          maxAge.toString(),
          "the duration " + maxAge + " is not a number of whole seconds from 0",
          "Access-Control-Max-Age is counted in seconds",
          "write one such as 2h, or 0s to have every preflight asked anew");
      return DEFAULT_MAX_AGE;
    }
    if (maxAge.compareTo(LONGEST_MAX_AGE) > 0) {
      faults.add(
          Code.MAX_AGE_USELESS,
          at,
          maxAge.toString(),
          "the duration " + maxAge + " is longer than two hours",
          "Chromium and Safari forget a preflight earlier (Chromium after 7200 s, Firefox after"
              + " 86400 s), and a grant taken back lives on in browsers that do not",
          "write 2h instead");
    }
    return maxAge;
  }
}
