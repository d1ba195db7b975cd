package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.HttpToken;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the section {@code csrf}. */
final class CsrfSection {

  /** How long a token serves where there is no session to go by. */
  private static final Duration DEFAULT_LIFETIME = Duration.ofHours(12);

  /** The paths of the section. */
  record Paths(
      PathSet required,
      PathSet login,
      PathSet unsafe,
      PathSet handover,
      Map<String, ReceiveRule> receive,
      Map<String, ExemptRule> exempt) {}

  private final Compilation compilation;
  private final Faults faults;
  private final OwnOrigins own;
  private final CsrfBuilder from;

  CsrfSection(Compilation compilation, OwnOrigins own, CsrfBuilder from) {
    this.own = own;
    this.compilation = compilation;
    this.faults = compilation.faults();
    this.from = from;
  }

  CsrfRules compile(List<SessionBuilder> sessions, Set<AmbientCredential> ambient) {
    Paths paths =
        new Paths(
            paths(from.required, "required"),
            paths(from.login, "login"),
            paths(from.unsafe, "unsafe"),
            paths(from.handover, "handover.paths"),
            receive(),
            exempt(ambient));
    new CsrfOverlaps(compilation, from).check(paths);
    names();
    tokens();
    return new CsrfRules(from, paths, lifetime(sessions), compilation.mode(from.mode));
  }

  private PathSet paths(List<String> texts, String key) {
    return PathSet.of(compilation.paths(texts, "csrf." + key));
  }

  private Map<String, ReceiveRule> receive() {
    Map<String, ReceiveRule> rules = new LinkedHashMap<>();
    for (int i = 0; i < from.receive.size(); i++) {
      String place = "csrf.receive[" + i + "]";
      ReceiveBuilder builder = from.receive.get(i);
      OriginTrust trust = new OriginTrust(faults, compilation.isProduction(), false, false);
      OriginSet origins =
          OriginSet.of(compilation.origins(builder.origins, place + ".origins", trust));
      compilation.lintOwn(own, origins.patterns());
      if (builder.origins.isEmpty() && !builder.allowsNull) {
        faults.add(
            Code.DEAD_RULE,
            place + ".origins",
            "",
            "the rule names no origins",
            "it receives nothing from anybody",
            "write the origin that sends the form, such as https://id.example");
      }
      if (builder.allowsNull) {
        faults.add(
            Code.RECEIVE_NULL,
            place + ".dangerously-allow-null",
            "true",
            "forms of opaque origins are received",
            "every site can make a page with the origin null, in a sandboxed frame or by a redirect"
                + " (R02)",
            "leave it out unless the sender really hides its origin, and let the application check"
                + " a state of its own");
      }
      String path =
          exactPath(
              builder.path,
              place + ".path",
              "every path that matches would take forms of strangers");
      if (path != null
          && rules.putIfAbsent(path, new ReceiveRule(place, path, origins, builder.allowsNull))
              != null) {
        twice(place + ".path", path, "csrf.receive");
      }
    }
    return rules;
  }

  private Map<String, ExemptRule> exempt(Set<AmbientCredential> ambient) {
    Map<String, ExemptRule> rules = new LinkedHashMap<>();
    for (int i = 0; i < from.exempt.size(); i++) {
      String place = "csrf.exempt[" + i + "]";
      CsrfBuilder.Exemption exemption = from.exempt.get(i);
      if (exemption.because().isBlank()) {
        faults.add(
            Code.EXEMPT_WITHOUT_REASON,
            place + ".because",
            exemption.because(),
            "the exemption of " + Quote.quote(exemption.path()) + " gives no reason",
            "whoever reads it cannot tell what authenticates the requests instead",
            "write what does, such as \"authenticated by Stripe-Signature\"");
      }
      for (AmbientCredential credential :
          List.of(AmbientCredential.CLIENT_CERTIFICATE, AmbientCredential.NETWORK_POSITION)) {
        if (ambient.contains(credential)) {
          String key = HeaderNames.lower(credential.name()).replace('_', '-');
          faults.add(
              Code.EXEMPT_AMBIENT,
              place,
              exemption.path(),
              "the path "
                  + Quote.quote(exemption.path())
                  + " is exempt although the application honours the ambient "
                  + key,
              "everything ambient is stripped from exempt requests, and a " + key + " cannot be",
              "leave the exemption out, or " + key + " out of app.ambient");
        }
      }
      String path =
          exactPath(
              exemption.path(),
              place + ".path",
              "an exemption that matches more than one route has been a hole before"
                  + " (CVE-2025-47910)");
      if (path != null
          && rules.putIfAbsent(path, new ExemptRule(place, path, exemption.because())) != null) {
        twice(place + ".path", path, "csrf.exempt");
      }
    }
    return rules;
  }

  private @Nullable String exactPath(String text, String place, String why) {
    return compilation.exactPath(text, place, why);
  }

  private void twice(String place, String path, String key) {
    faults.add(
        Code.SAME_PATH_TWICE,
        place,
        path,
        "the path " + Quote.quote(path) + " stands in " + key + " before",
        "only one of the two could speak for it",
        "write one entry for the path");
  }

  private void names() {
    tokenHeader(from.header, "csrf.header");
    if (HttpToken.isToken(from.header) && HeaderNames.needsNoPreflight(from.header)) {
      faults.add(
          Code.TOKEN_HEADER_SAFELISTED,
          "csrf.header",
          from.header,
          "the header " + Quote.quote(from.header) + " is safelisted",
          "a page of any site can set it without a preflight (W06)",
          "write a name of its own, such as X-CSRF-Token");
    }
    if (from.field.isEmpty() || from.field.chars().anyMatch(c -> c <= 0x20 || c > 0x7e)) {
      faults.add(
          Code.VALUE_EMPTY,
          "csrf.field",
          from.field,
          "the form field " + Quote.quote(from.field) + " is empty or not printable ASCII",
          "no form would carry it as written",
          "write a plain name, such as _csrf");
    }
    if (from.handsOver) {
      tokenHeader(from.handoverHeader, "csrf.handover.header");
      if (HttpToken.isToken(from.handoverHeader)
          && (HeaderNames.needsNoPreflight(from.handoverHeader)
              || from.handoverHeader.equalsIgnoreCase("Authorization")
              || from.handoverHeader.equalsIgnoreCase(from.header))) {
        faults.add(
            Code.HANDOVER_HEADER,
            "csrf.handover.header",
            from.handoverHeader,
            "the header "
                + Quote.quote(from.handoverHeader)
                + " already means something in requests",
            "what the browser sends in it would be lost, or a token that was handed over would look"
                + " like one that a page sent (W23)",
            "write a name of its own, such as X-Page-CSRF-Token");
      }
      if (from.handover.isEmpty()) {
        faults.add(
            Code.DEAD_RULE,
            "csrf.handover.paths",
            "",
            "the handover names no paths",
            "the application is handed a token nowhere",
            "write the paths of the pages that hold forms");
      }
    }
  }

  private void tokenHeader(String name, String place) {
    if (!HttpToken.isToken(name)) {
      faults.add(
          Code.HEADER_MALFORMED,
          place,
          name,
          "the header name " + Quote.quote(name) + " is not a token",
          "no header could have it (RFC 9110, section 5.1)",
          "write a name such as X-CSRF-Token");
    } else if (HeaderNames.isForbidden(name)) {
      faults.add(
          Code.HEADER_FORBIDDEN,
          place,
          name,
          "the header " + Quote.quote(name) + " cannot carry a token",
          "no page can set it, or other parts of HTTP read it (Fetch, forbidden request-header)",
          "write a name of its own, such as X-CSRF-Token");
    }
  }

  private void tokens() {
    if (from.tokens == TokenUse.REQUIRED || !from.required.isEmpty()) {
      String place = from.tokens == TokenUse.REQUIRED ? "csrf.tokens" : "csrf.required";
      if (from.tokens == TokenUse.OFF) {
        faults.add(
            Code.TOKENS_OFF,
            "csrf.required",
            from.required.get(0),
            "paths require a token although tokens are off",
            "no request could ever pass there",
            "write tokens: when-unproven, or leave csrf.required out");
      } else {
        faults.add(
            Code.TOKENS_REQUIRED,
            place,
            from.tokens == TokenUse.REQUIRED ? "required" : from.required.get(0),
            "a token is required even where the browser vouches",
            "plain forms, beacons and pings of an application that knows nothing of tokens fail"
                + " there",
            "make sure that its pages send the token, or write tokens: when-unproven without"
                + " csrf.required");
      }
    }
    if (from.singleUse && from.pattern == TokenPattern.CUSTOM_HEADER) {
      faults.add(
          Code.SINGLE_USE_PATTERN,
          "csrf.single-use",
          "true",
          "tokens serve once although the pattern is custom-header",
          "that pattern has no token that could be used up",
          "write another pattern, or leave single-use out");
    } else if (from.singleUse) {
      faults.add(
          Code.SINGLE_USE,
          "csrf.single-use",
          "true",
          "a token serves once",
          "several tabs of one user disturb one another, and a lost answer traps its user",
          "leave it out unless a repeated request does harm");
    }
    if (from.pattern == TokenPattern.CUSTOM_HEADER && from.tokens != TokenUse.OFF) {
      faults.add(
          Code.CUSTOM_HEADER_FORMS,
          "csrf.pattern",
          "custom-header",
          "the pattern is custom-header",
          "a form cannot send a header, so plain forms fail wherever the browser does not vouch",
          "write session-hmac where there are forms");
    }
  }

  private Duration lifetime(List<SessionBuilder> sessions) {
    Duration shortest =
        sessions.stream().map(s -> s.lifetime).min(Duration::compareTo).orElse(DEFAULT_LIFETIME);
    Duration lifetime = Objects.requireNonNullElse(from.lifetime, shortest);
    compilation.atLeast(Duration.ofSeconds(1), from.lifetime, "csrf.lifetime");
    compilation.atLeast(Duration.ZERO, from.grace, "csrf.grace");
    if (!sessions.isEmpty() && lifetime.compareTo(shortest) > 0) {
      faults.add(
          Code.TOKEN_OUTLIVES_SESSION,
          "csrf.lifetime",
          lifetime.toString(),
          "the duration " + lifetime + " is longer than the shortest session, " + shortest,
          "a token would outlive the session that it vouches for",
          "write " + shortest + " or less, or leave it out");
    }
    if (from.grace.compareTo(lifetime) > 0) {
      faults.add(
          Code.GRACE_TOO_LONG,
          "csrf.grace",
          from.grace.toString(),
          "the duration " + from.grace + " is longer than a token lives, " + lifetime,
          "the token of before a login would serve as if nobody had logged in (W21)",
          "write some seconds, such as 30s");
    }
    return lifetime;
  }
}
