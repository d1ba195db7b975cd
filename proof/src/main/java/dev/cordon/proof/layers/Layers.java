package dev.cordon.proof.layers;

import static dev.cordon.proof.layers.Column.Source.CORDON;
import static dev.cordon.proof.layers.Column.Source.MODEL;

import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.CorsBuilder;
import dev.cordon.policy.CsrfBuilder;
import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyBuilder;
import dev.cordon.policy.TokenUse;
import dev.cordon.session.CsrfTokens;
import dev.cordon.session.InMemoryTokenStore;
import dev.cordon.session.KeyRing;
import dev.cordon.session.TokenReuse;
import dev.cordon.web.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The layers of the table, each as something that stands before a bank. */
final class Layers {
  /** Who may read the account, in columns that have CORS. */
  static final String PARTNER = "https://app.example";

  private static final Duration LIFETIME = Duration.ofHours(12);
  private static final String PREFIX = "__Host-";
  private static final String PREFIXED = PREFIX + Bank.COOKIE;
  private static final String EVERYWHERE = "/**";

  private final SecureRandom random = new SecureRandom();
  private final KeyRing keys = KeyRing.generate(random, Instant.EPOCH);
  private final Map<Column, Layer> layers = new LinkedHashMap<>();

  private Layers() {
    browsers();
    tokens();
    guards();
  }

  /** Every layer in the order of the columns, the last of them all of Cordon. */
  static Map<Column, Layer> all() {
    return new Layers().layers;
  }

  private void browsers() {
    add(
        "CORS",
        "an exact CORS list",
        "the guard with `cors` alone: one partner may read; whatever the bank grants is removed",
        CORDON,
        guard(sharing(isolating(withoutForgery(), Mode.REPORT)).build(), Shown.NEITHER));
    add(
        "preflight",
        "a preflight needed",
        "every method but GET, HEAD and OPTIONS needs the type JSON or a header of its own; CORS"
            + " stays as loose as the bank's",
        MODEL,
        demanding(request -> isJson(request) || request.header("X-Requested-With") != null));
    add(
        "default",
        "SameSite by default",
        "the session's cookie without the attribute",
        MODEL,
        sameSite(""));
    add("Lax", "SameSite=Lax", "the session's cookie with it", MODEL, sameSite("; SameSite=Lax"));
    add(
        "Strict",
        "SameSite=Strict",
        "the session's cookie with it",
        MODEL,
        sameSite("; SameSite=Strict"));
  }

  private void tokens() {
    add(
        "`__Host-`",
        "a cookie named `__Host-`",
        "the session's cookie under that prefix",
        MODEL,
        Layers::hostPrefix);
    add(
        "synchronizer",
        "synchronizer tokens",
        "Cordon's tokens of that pattern, kept for each session of the bank",
        CORDON,
        new TokenLayer(
            () ->
                CsrfTokens.synchronizer(
                    new InMemoryTokenStore(100), random, LIFETIME, TokenReuse.REUSABLE)));
    add(
        "HMAC",
        "tokens that are an HMAC of the session",
        "Cordon's tokens of that pattern, bound to the bank's session",
        CORDON,
        new TokenLayer(() -> CsrfTokens.sessionHmac(keys, random, LIFETIME, TokenReuse.REUSABLE)));
    add(
        "double submit",
        "naive double submit",
        "a cookie compared with a field or header, bound to nothing",
        MODEL,
        new NaiveDoubleSubmit());
    add(
        "bound",
        "double submit bound to the session, in a `__Host-` cookie",
        "Cordon's tokens of that pattern",
        CORDON,
        new TokenLayer(() -> CsrfTokens.doubleSubmit(keys, random, LIFETIME, TokenReuse.REUSABLE)));
    add(
        "header",
        "a custom header",
        "every method but GET, HEAD and OPTIONS needs X-Requested-With; CORS stays as loose as the"
            + " bank's",
        MODEL,
        demanding(request -> request.header("X-Requested-With") != null));
  }

  private void guards() {
    add(
        "Fetch Metadata, Origin",
        "Fetch Metadata and Origin",
        "the guard with `csrf` and `websocket` alone and without tokens, the paths whose GET has"
            + " effects named; what shows neither header passes",
        CORDON,
        guardWithoutSharing(
            isolating(base().csrf(csrf -> unsafe(csrf).tokens(TokenUse.OFF)), Mode.REPORT),
            Shown.NEITHER));
    add(
        "Host",
        "a Host check",
        "the guard with `app.origins` alone",
        CORDON,
        guardWithoutSharing(nothing(), Shown.HOST));
    add(
        "isolation",
        "isolation",
        "the guard with `isolation` alone: loads refused, CORP, frame-ancestors, nosniff, COOP",
        CORDON,
        guardWithoutSharing(isolating(withoutForgery(), Mode.ENFORCE), Shown.NEITHER));
    add(
        "seal",
        "a sealed session",
        "the guard with `sessions` alone",
        CORDON,
        guardWithoutSharing(
            nothing()
                .session(
                    session ->
                        session
                            .cookie(Bank.COOKIE)
                            .seal()
                            .sameSite(SameSite.NONE)
                            .lifetime(LIFETIME)),
            Shown.NEITHER));
    add(
        "target",
        "one reading of the target",
        "the guard's first layer alone",
        CORDON,
        guardWithoutSharing(nothing(), Shown.TARGET));
    var whole = guard(whole(), Shown.ALL);
    add(
        "all together",
        "all of Cordon",
        "the guard with a whole policy: all of its layers above, tokens that are an HMAC, required"
            + " where money moves, SameSite=Lax, and the cookie named `__Host-`",
        CORDON,
        (bank, clock) -> whole.before(hostPrefix(bank, clock), clock));
  }

  private static Policy whole() {
    return isolating(
            sharing(base())
                .ambient(AmbientCredential.BASIC, AmbientCredential.NETWORK_POSITION)
                .csrf(csrf -> unsafe(csrf).login("/login").required("/transfer"))
                .session(
                    session ->
                        session.cookie(PREFIXED).seal().sameSite(SameSite.LAX).lifetime(LIFETIME)),
            Mode.ENFORCE)
        .build();
  }

  private static PolicyBuilder sharing(PolicyBuilder policy) {
    return policy
        .cors(rule -> rule.paths("/account").origins(PARTNER).methods("GET", "HEAD").credentials())
        .cors(rule -> rule.paths("/public/**").origins(PARTNER));
  }

  /** A policy of which only the first two layers are left, which nothing can take out. */
  private static PolicyBuilder nothing() {
    return isolating(withoutForgery(), Mode.REPORT);
  }

  private static PolicyBuilder withoutForgery() {
    return base()
        .csrf(section -> section.tokens(TokenUse.OFF).mode(Mode.REPORT))
        .websocketMode(Mode.REPORT);
  }

  private static PolicyBuilder base() {
    return Policy.builder().origins(Scene.OWN);
  }

  private static CsrfBuilder unsafe(CsrfBuilder csrf) {
    return csrf.unsafe("/newsletter", "/graphql", "/logout");
  }

  private static PolicyBuilder isolating(PolicyBuilder policy, Mode mode) {
    return policy
        .isolation(rule -> rule.paths(EVERYWHERE).opener("same-origin").mode(mode))
        .isolation(rule -> rule.paths("/public/**").embed("any").mode(mode));
  }

  private Layer guard(Policy policy, Shown shown) {
    return new GuardLayer(policy, shown, keys, random);
  }

  /** A guard that leaves CORS to the bank: preflights are the business of that layer alone. */
  private Layer guardWithoutSharing(PolicyBuilder policy, Shown shown) {
    var layer = guard(policy.cors(Layers::recorded).build(), shown);
    return (bank, clock) -> {
      var guarded = layer.before(bank, clock);
      return request -> Said.isPreflight(request) ? bank.send(request) : guarded.send(request);
    };
  }

  private static void recorded(CorsBuilder rule) {
    rule.paths(EVERYWHERE).origins(PARTNER).mode(Mode.REPORT);
  }

  private static Layer demanding(Predicate<Request> proof) {
    return (bank, clock) ->
        request ->
            Said.isSafe(request) || proof.test(request) ? bank.send(request) : Response.of(403);
  }

  private static boolean isJson(Request request) {
    var type = request.header("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  /** RFC 6265bis, section 4.1.3.2. */
  private static Network hostPrefix(Network bank, InstantSource clock) {
    return request -> {
      var value = Said.cookie(request, PREFIXED);
      var headers = request.headers().toBuilder().remove("Cookie");
      if (value != null) {
        headers.add("Cookie", Bank.COOKIE + "=" + value);
      }
      var renamed = new Request(request.method(), request.url(), headers.build(), request.body());
      return Pages.withCookies(bank.send(renamed), line -> PREFIX + line);
    };
  }

  private static Layer sameSite(String attribute) {
    return (bank, clock) ->
        request ->
            Pages.withCookies(
                bank.send(request), line -> line.replace("; SameSite=None", attribute));
  }

  private void add(String head, String name, String what, Column.Source source, Layer layer) {
    layers.put(new Column(head, name, what, source), layer);
  }
}
