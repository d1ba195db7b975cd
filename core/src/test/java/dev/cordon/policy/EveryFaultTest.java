package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One policy for each code. A code that no policy can have, or a message that is none, fails. */
class EveryFaultTest {

  private static final Map<Code, Consumer<PolicyBuilder>> DRAFTS = new EnumMap<>(Code.class);

  static {
    origins();
    paths();
    grants();
    application();
    forgery();
    sessions();
    isolation();
    promises();
  }

  private static void draft(Code code, Consumer<PolicyBuilder> policy) {
    assertThat(DRAFTS.put(code, policy)).as(code.text()).isNull();
  }

  private static void grant(Code code, Consumer<CorsBuilder> more) {
    draft(code, p -> p.cors(r -> more.accept(r.paths("/api/**").origins("https://app.example"))));
  }

  private static void csrf(Code code, Consumer<CsrfBuilder> more) {
    draft(code, p -> p.csrf(more));
  }

  private static void session(Code code, Consumer<SessionBuilder> more) {
    draft(code, p -> p.session(s -> more.accept(s.cookie("__Host-SID").seal())));
  }

  private static void origins() {
    draft(Code.VALUE_EMPTY, Drafts.sharing(""));
    draft(Code.ORIGIN_MALFORMED, Drafts.sharing("https://127.1"));
    draft(Code.ORIGIN_NULL, Drafts.sharing("null"));
    draft(Code.ORIGIN_SCHEME_MISSING, Drafts.sharing("app.example"));
    draft(Code.ORIGIN_SCHEME, Drafts.sharing("wss://app.example"));
    draft(Code.ORIGIN_UPPER_CASE, Drafts.sharing("https://App.example"));
    draft(Code.ORIGIN_PATH, Drafts.sharing("https://app.example/x"));
    draft(Code.ORIGIN_TRAILING_SLASH, Drafts.sharing("https://app.example/"));
    draft(Code.ORIGIN_USERINFO, Drafts.sharing("https://user:hunter2@app.example"));
    draft(Code.ORIGIN_DEFAULT_PORT, Drafts.sharing("https://app.example:443"));
    draft(Code.ORIGIN_PORT, Drafts.sharing("https://app.example:99999"));
    draft(Code.ORIGIN_WILDCARD, Drafts.sharing("https://app*.example"));
    draft(Code.ORIGIN_REGEX, Drafts.sharing("^https://app.example$"));
    draft(Code.ORIGIN_LIST, Drafts.sharing("https://a.example,https://b.example"));
    draft(Code.ORIGIN_WHITESPACE, Drafts.sharing(" https://a.example"));
    draft(Code.ORIGIN_NOT_ASCII, Drafts.sharing("https://\u00fc.example"));
    draft(Code.ORIGIN_NOT_LDH, Drafts.sharing("https://a_b.example"));
    draft(Code.ANY_ORIGIN_WITH_CREDENTIALS, Drafts.trusting("*"));
    draft(Code.ANY_ORIGIN_MISPLACED, p -> p.websocketOrigins("*"));
    draft(Code.ANY_ORIGIN_AMONG_OTHERS, Drafts.sharing("*", "https://app.example"));
    draft(Code.ANY_ORIGIN_INSIDE, Drafts.sharing("*").andThen(p -> p.origins("http://localhost")));
    draft(Code.INSECURE_ORIGIN, Drafts.trusting("http://app.example"));
    draft(Code.INSECURE_ORIGIN_WITHOUT_CREDENTIALS, Drafts.sharing("http://app.example"));
    draft(Code.LOOPBACK_WITH_CREDENTIALS, Drafts.trusting("http://localhost"));
    draft(Code.LOOPBACK_IN_PRODUCTION, Drafts.sharing("http://localhost"));
    draft(Code.PUBLIC_SUFFIX, Drafts.sharing("https://*.github.io"));
    draft(Code.SUBDOMAINS_TRUSTED, Drafts.trusting("https://*.app.example"));
    draft(Code.ORIGIN_OWN, Drafts.sharing("https://bank.example"));
    draft(Code.ORIGIN_REDUNDANT, Drafts.sharing("https://*.a.example", "https://b.a.example"));
    draft(Code.DUPLICATE, Drafts.sharing("https://a.example", "https://a.example"));
  }

  private static void paths() {
    csrf(Code.PATH_RELATIVE, c -> c.login("login"));
    csrf(Code.PATH_QUERY, c -> c.login("/login?x"));
    csrf(Code.PATH_AMBIGUOUS, c -> c.login("/a/../login"));
    csrf(Code.PATH_WILDCARD, c -> c.login("/log*"));
    csrf(Code.PATH_CHARACTER, c -> c.login("/log in"));
    csrf(Code.PATH_TEMPLATE, c -> c.login("/{tenant}/login"));
    csrf(Code.PATH_NOT_EXACT, c -> c.exempt("/hooks/*", "signed"));
  }

  private static void grants() {
    grant(Code.METHOD_MALFORMED, r -> r.methods("GET POST"));
    grant(Code.METHOD_CASE, r -> r.methods("patch"));
    grant(Code.METHOD_FORBIDDEN, r -> r.methods("TRACE"));
    grant(Code.METHOD_ANY, r -> r.methods("*"));
    grant(Code.HEADER_MALFORMED, r -> r.requestHeaders("X A"));
    grant(Code.HEADER_FORBIDDEN, r -> r.requestHeaders("Cookie"));
    grant(Code.ANY_HEADER_WITH_CREDENTIALS, r -> r.requestHeaders("*").credentials());
    grant(Code.AUTHORIZATION_NOT_COVERED, r -> r.requestHeaders("*"));
    grant(Code.HEADER_SAFELISTED, r -> r.requestHeaders("Accept"));
    grant(Code.OVERRIDE_HEADER_GRANTED, r -> r.requestHeaders("X-HTTP-Method"));
    grant(Code.TOKEN_EXPOSED, r -> r.responseHeaders("X-CSRF-Token"));
    grant(Code.MAX_AGE_USELESS, r -> r.maxAge(Duration.ofDays(1)));
    grant(Code.DURATION, r -> r.maxAge(Duration.ofSeconds(-1)));
    draft(Code.DEAD_RULE, p -> p.cors(r -> r.paths("/x")));
    draft(
        Code.CROSSING_PATHS,
        p ->
            p.cors(r -> r.paths("/a/*").origins("https://a.example"))
                .cors(r -> r.paths("/*/b").origins("https://b.example")));
    draft(
        Code.SAME_PATH_AND_ORIGIN,
        Drafts.sharing("https://a.example").andThen(Drafts.sharing("https://a.example:*")));
    draft(
        Code.SAME_PATH_TWICE,
        p -> p.isolation(i -> i.paths("/x")).isolation(i -> i.paths("/x").embed("any")));
    draft(
        Code.TOKEN_HEADER_NOT_GRANTED,
        Drafts.trusting("https://a.example")
            .andThen(
                p ->
                    p.cors(
                            r ->
                                r.paths("/x")
                                    .origins("https://a.example")
                                    .methods("PUT")
                                    .credentials())
                        .csrf(c -> c.required("/x"))));
    draft(
        Code.UNSAFE_PATH_GRANTED,
        Drafts.sharing("https://a.example").andThen(p -> p.csrf(c -> c.unsafe("/api/x"))));
    draft(
        Code.WRITE_GRANT,
        Drafts.trusting("https://a.example")
            .andThen(p -> p.csrf(c -> c.handover("X-T", "/api/x"))));
  }

  private static void application() {
    // Drafts.bank adds an own origin; one that is at fault leaves none.
    draft(Code.OWN_ORIGIN_MISSING, p -> p.origins.clear());
    draft(Code.OWN_ORIGIN_INSECURE, p -> p.origins("http://bank.example"));
    draft(Code.DEV_PROFILE_IN_PUBLIC, p -> p.profile(Profile.DEV));
    draft(Code.HOST_MALFORMED, p -> p.hosts("https://bank.example"));
    draft(Code.HOST_WILDCARD, p -> p.hosts("*"));
    draft(Code.HOST_ADDRESS, p -> p.hosts("192.0.2.1"));
    draft(Code.PROXY_MALFORMED, p -> p.proxies("proxy.example"));
    draft(Code.PROXY_ANY, p -> p.proxies("0.0.0.0/0"));
    draft(Code.PROXY_BROAD, p -> p.proxies("10.0.0.0/7"));
    draft(Code.INERT_SESSION, p -> p.inert("S").session(s -> s.cookie("S").seal()));
  }

  private static void forgery() {
    csrf(Code.EXEMPT_WITHOUT_REASON, c -> c.exempt("/x", ""));
    draft(
        Code.EXEMPT_AMBIENT,
        p -> p.ambient(AmbientCredential.NETWORK_POSITION).csrf(c -> c.exempt("/x", "signed")));
    csrf(Code.EXEMPT_OVERLAP, c -> c.exempt("/x", "signed").login("/x"));
    csrf(
        Code.RECEIVE_NEEDS_TOKEN,
        c -> c.required("/x").receive(r -> r.path("/x").origins("https://id.example")));
    csrf(Code.RECEIVE_NULL, c -> c.receive(r -> r.path("/x").dangerouslyAllowNull()));
    csrf(Code.TOKENS_OFF, c -> c.tokens(TokenUse.OFF).required("/x"));
    csrf(Code.TOKENS_REQUIRED, c -> c.tokens(TokenUse.REQUIRED));
    csrf(Code.TOKEN_HEADER_SAFELISTED, c -> c.header("Accept"));
    csrf(Code.HANDOVER_HEADER, c -> c.handover("Accept", "/x"));
    draft(
        Code.TOKEN_OUTLIVES_SESSION,
        p -> p.csrf(c -> c.lifetime(Duration.ofDays(9))).session(s -> s.cookie("S").seal()));
    draft(Code.TOKEN_UNSEALED, p -> p.session(s -> s.cookie("S")));
    csrf(Code.GRACE_TOO_LONG, c -> c.grace(Duration.ofDays(1)));
    csrf(Code.SINGLE_USE, c -> c.singleUse());
    csrf(Code.SINGLE_USE_PATTERN, c -> c.singleUse().pattern(TokenPattern.CUSTOM_HEADER));
    csrf(Code.CUSTOM_HEADER_FORMS, c -> c.pattern(TokenPattern.CUSTOM_HEADER));
  }

  private static void sessions() {
    session(Code.COOKIE_MALFORMED, s -> s.cookie("a b"));
    draft(
        Code.COOKIE_TWICE,
        p -> p.session(s -> s.cookie("S").seal()).session(s -> s.cookie("S").seal()));
    session(Code.COOKIE_PREFIX, s -> s.paths("/app"));
    session(Code.COOKIE_WITHOUT_HOST_PREFIX, s -> s.cookie("S"));
    session(Code.COOKIE_DOMAIN, s -> s.cookie("S").domains("bank.example"));
    session(Code.COOKIE_DOMAIN_MALFORMED, s -> s.cookie("S").domains(".bank.example"));
    session(Code.COOKIE_DOMAIN_FOREIGN, s -> s.cookie("S").domains("evil.example"));
    session(Code.COOKIE_PATH, s -> s.cookie("S").paths("app"));
    session(Code.SAME_SITE_NONE, s -> s.sameSite(SameSite.NONE));
    draft(Code.SESSION_UNSEALED, p -> p.session(s -> s.cookie("S")));
    session(Code.SESSION_NEVER_ROTATES, s -> s.value(SessionValue.DATA));
    session(Code.UNREACHABLE, s -> s.rotateAt("/login"));
    draft(Code.SEAL_MISSING, p -> p.session(s -> s.cookie("S").acceptUnsealedUntil(Instant.EPOCH)));
    session(Code.IDLE_TOO_LONG, s -> s.idle(Duration.ofDays(9)));
    session(Code.LIFETIME_TOO_LONG, s -> s.lifetime(Duration.ofDays(999)));
  }

  private static void isolation() {
    draft(Code.EMBED_MIXED, p -> p.isolation(i -> i.paths("/x").embed("own", "any")));
    draft(Code.OPENER_UNKNOWN, p -> p.isolation(i -> i.paths("/x").opener("any")));
  }

  private static void promises() {
    draft(Code.PROMISE_MALFORMED, p -> p.never("no site writes to /**"));
    draft(Code.PROMISE_VERB, p -> p.never("nothing tickles /**"));
    draft(Code.PROMISE_CREDENTIALS, p -> p.never("nothing embeds /** with credentials"));
  }

  @ParameterizedTest(name = "{0} has a policy and a message")
  @EnumSource(Code.class)
  void each_code_is_reported_with_place_reason_and_remedy(Code code) {
    assertThat(DRAFTS).containsKey(code);
    PolicyFault fault =
        Drafts.complaints(DRAFTS.get(code)).filter(f -> f.code() == code).findFirst().orElse(null);
    assertThat(fault).isNotNull();
    assertThat(fault.place()).matches("[a-z]+(\\[[0-9]+])?(\\.[a-z-]+(\\[[0-9]+])?)*");
    assertThat(fault.problem()).doesNotEndWith(".").matches("[\"a-z][ -~]+");
    assertThat(fault.why())
        .doesNotEndWith(".")
        .matches("[\"a-z][ -~]+|(Chromium|Access-Control)[ -~]+");
    assertThat(fault.instead()).doesNotEndWith(".").matches("(write|leave|make|serve|let) [ -~]+");
    assertThat(fault.toString())
        .startsWith("[" + code.text() + "] " + fault.place() + ": ")
        .endsWith(".")
        .doesNotContain(". .", "hunter2");
    assertThat(fault.isWarning()).isEqualTo(code.severity() == PolicyFault.Severity.WARNING);
  }

  @ParameterizedTest(name = "{0} decides whether there is a policy")
  @EnumSource(Code.class)
  void a_fault_stops_the_build_and_a_warning_does_not(Code code) {
    if (code.severity() == PolicyFault.Severity.FAULT) {
      assertThat(built(DRAFTS.get(code))).isFalse();
    } else {
      assertThat(Drafts.complaints(DRAFTS.get(code)).anyMatch(f -> f.code() == code)).isTrue();
    }
  }

  @Test
  void most_warnings_stand_alone_and_leave_a_policy() {
    long alone =
        DRAFTS.entrySet().stream()
            .filter(e -> e.getKey().severity() == PolicyFault.Severity.WARNING)
            .filter(e -> built(e.getValue()))
            .count();
    assertThat(alone).isGreaterThanOrEqualTo(25);
  }

  private static boolean built(Consumer<PolicyBuilder> draft) {
    try {
      Drafts.bank(draft).build();
      return true;
    } catch (InvalidPolicyException e) {
      return false;
    }
  }
}
