package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.CorsRules;
import dev.cordon.policy.InvalidPolicyException;
import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyBuilder;
import dev.cordon.policy.TokenUse;
import dev.cordon.session.KeyRing;
import dev.cordon.web.Origin;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for every policy and every request, over generated ones; the seed is printed. */
@DisplayName("For every policy and request")
@Tag("random")
class InvariantsTest {
  private static final int POLICIES = 200;
  private static final int REQUESTS = 40;
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static final List<String> ORIGINS =
      List.of(
          Bank.OWN,
          Bank.APP,
          Bank.EVIL,
          Bank.SIBLING,
          "https://eu.partner.example",
          "https://evilpartner.example",
          "http://bank.example",
          "https://bank.example:8443",
          "null",
          "https://APP.example",
          "https://app.example/",
          "https://app.example https://evil.example",
          "",
          "https://bank.example.evil.example",
          "https://app.example.");
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "get", "FOO", "TRACE");
  private static final List<String> PATHS =
      List.of(
          "/",
          "/a",
          "/api/x",
          "/api/%61",
          "/api/admin/x",
          "/login",
          "/webhooks/stripe",
          "/api//x",
          "/api/../a",
          "/public/x",
          "/img/a.png",
          "/a?_method=DELETE",
          "/api/x;v=1",
          "/.well-known/cordon/csrf",
          "/oidc/callback");
  private static final List<String> SITES =
      List.of("same-origin", "same-site", "cross-site", "none", "odd", "");
  private static final List<String> MODES =
      List.of("cors", "no-cors", "navigate", "websocket", "same-origin");
  private static final List<String> DESTINATIONS =
      List.of("document", "iframe", "image", "empty", "script");

  private final long seed = Long.getLong("cordon.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  /** A judged request, with the policy that judged it. */
  private record Sample(Policy policy, Guard guard, TestRequest request, Decision decision) {
    String origin() {
      List<String> values = new ArrayList<>();
      request.headers(
          (name, value) -> {
            if (name.equalsIgnoreCase("Origin")) {
              values.add(value);
            }
          });
      return values.size() == 1 ? values.get(0) : "-";
    }
  }

  @Test
  void noCredentialsAreGrantedToAnOriginThatThePolicyDoesNotName() {
    int granted = 0;
    for (Sample sample : samples(Mode.ENFORCE)) {
      TestHeaders answer = TestHeaders.after(sample.decision);
      if (answer.value("Access-Control-Allow-Credentials").equals("-")) {
        continue;
      }
      granted++;
      String origin = sample.origin();
      assertThat(answer.value("Access-Control-Allow-Origin"))
          .isEqualTo(origin)
          .isNotEqualTo("null");
      assertThat(namesWithCredentials(sample.policy, Origin.parse(origin))).as(at(sample)).isTrue();
    }
    assertThat(granted).as("grants seen, " + seed()).isPositive();
  }

  private static boolean namesWithCredentials(Policy policy, Origin origin) {
    return policy.corsRules().stream()
        .anyMatch(rule -> rule.credentials() && !rule.anyOrigin() && rule.names(origin));
  }

  @Test
  void nothingRefusedCanReachTheApplication() {
    int passed = 0;
    for (Sample sample : samples(Mode.ENFORCE)) {
      boolean passes = sample.decision.verdict() instanceof Verdict.Pass;
      passed += passes ? 1 : 0;
      boolean foreign =
          !sample.origin().equals("-")
              && !sample.origin().equals(Bank.OWN)
              && !sample.origin().equals("null")
              && named(sample) == null;
      boolean unsafe =
          MethodOverride.isUnsafe(sample.request.method())
              || sample.request.target().contains("_method");
      if (passes && foreign && unsafe) {
        assertThat(sample.decision.reason()).as(at(sample)).isIn(Reason.EXEMPT, Reason.RECEIVED);
      }
    }
    assertThat(passed).as("passes seen, " + seed()).isPositive();
  }

  private static CorsRule named(Sample sample) {
    Origin origin = Origin.parseOrNull(sample.origin());
    String path = sample.decision.evidence().path();
    CorsRules rules = path == null ? null : sample.policy.cors(path);
    return origin == null || rules == null ? null : rules.find(origin);
  }

  @Test
  void answersVaryWhereverTheyCouldDifferByOrigin() {
    for (Sample sample : samples(Mode.ENFORCE)) {
      Layer layer = sample.decision.reason().layer();
      String path = sample.decision.evidence().path();
      if (layer == Layer.TARGET || layer == Layer.HOST || path == null) {
        continue;
      }
      CorsRules rules = sample.policy.cors(path);
      boolean varies = TestHeaders.after(sample.decision).value("Vary").contains("Origin");
      if (rules != null && rules.variesByOrigin()) {
        assertThat(varies).as(at(sample)).isTrue();
      }
      if (!path.equals(TokenEndpoint.PATH) && rules == null) {
        assertThat(varies).as("minimal: " + at(sample)).isFalse();
      }
    }
  }

  @Test
  void answersThatDifferByOriginSayThatTheyVary() {
    for (Sample sample : samples(Mode.ENFORCE)) {
      if (!sample.request.method().equals("GET")
          || sample.decision.reason().layer() == Layer.TARGET
          || sample.decision.reason().layer() == Layer.HOST) {
        continue;
      }
      String allowed = TestHeaders.after(sample.decision).value("Access-Control-Allow-Origin");
      TestRequest other = TestRequest.get(sample.request.target()).header("Origin", Bank.EVIL);
      Decision second = other.judgedBy(sample.guard);
      TestHeaders secondAnswer = TestHeaders.after(second);
      if (!secondAnswer.value("Access-Control-Allow-Origin").equals(allowed)) {
        assertThat(secondAnswer.value("Vary")).as(at(sample)).contains("Origin");
      }
    }
  }

  @Test
  void noHeaderHoldsALineBreak() {
    for (Sample sample : samples(Mode.ENFORCE)) {
      TestHeaders seen = sample.request.seenBy(sample.decision);
      for (Map.Entry<String, String> line : TestHeaders.after(sample.decision).lines()) {
        assertThat(line.getKey() + line.getValue()).as(at(sample)).doesNotContain("\r", "\n");
      }
      for (Map.Entry<String, String> line : seen.lines()) {
        assertThat(line.getValue()).as(at(sample)).doesNotContain("\r", "\n");
      }
    }
  }

  @Test
  void theSameInputGivesTheSameDecision() {
    for (Sample sample : samples(Mode.ENFORCE)) {
      Decision again = sample.request.judgedBy(sample.guard);
      Decision explained = sample.request.explainedBy(sample.guard);

      assertThat(again).as(at(sample)).hasToString(sample.decision.toString());
      assertThat(explained).as(at(sample)).hasToString(sample.decision.toString());
      assertThat(withoutTokens(again)).isEqualTo(withoutTokens(sample.decision));
    }
  }

  /** Tokens are masked anew each time; everything else is equal. */
  private static List<Map.Entry<String, String>> withoutTokens(Decision decision) {
    return TestHeaders.after(decision).lines().stream()
        .filter(line -> !line.getKey().equals("Set-Cookie"))
        .toList();
  }

  @Test
  void reportModeChangesNoAnswer() {
    int reported = 0;
    for (Sample sample : samples(Mode.REPORT)) {
      reported += sample.decision.findings().size();
      if (sample.decision.reason().layer() == Layer.TARGET) {
        continue;
      }
      String[] application = {
        "Vary", "Accept", "Set-Cookie", "sid=1", "Access-Control-Allow-Origin", "*"
      };
      assertThat(sample.decision.passes()).as(at(sample)).isTrue();
      assertThat(TestHeaders.after(sample.decision, application).lines())
          .as(at(sample))
          .isEqualTo(TestHeaders.of(application).lines());
    }
    assertThat(reported).as("findings seen, " + seed()).isPositive();
  }

  @Test
  void whatEnforcingRefusesReportModeRecords() {
    for (int i = 0; i < POLICIES; i++) {
      long drawn = random.nextLong();
      random.setSeed(drawn);
      Guard enforcing = Guard.of(policy(Mode.ENFORCE));
      random.setSeed(drawn);
      Guard reporting = Guard.of(policy(Mode.REPORT));
      for (int r = 0; r < REQUESTS; r++) {
        TestRequest request = request();
        Decision enforced = request.judgedBy(enforcing);
        Decision reported = request.judgedBy(reporting);
        String place = seed() + ": " + request + " -> " + enforced + ", " + reported;
        Reason reason = enforced.reason();
        // A preflight answer is no refusal, and in report mode there is no token endpoint.
        boolean own =
            enforced.verdict() instanceof Verdict.Answer
                || TokenEndpoint.PATH.equals(enforced.evidence().path());
        if (reason.layer() == null || reason.layer() == Layer.TARGET || own) {
          continue;
        }
        assertThat(reported.findings()).as(place).extracting(Finding::reason).contains(reason);
      }
    }
  }

  private List<Sample> samples(Mode mode) {
    List<Sample> samples = new ArrayList<>();
    KeyRing keys = KeyRing.generate(new SecureRandom(), NOON);
    for (int p = 0; p < POLICIES; p++) {
      Policy policy = policy(mode);
      Guard guard = Guard.builder(policy).keys(keys).clock(() -> NOON).build();
      for (int r = 0; r < REQUESTS; r++) {
        TestRequest request = request();
        samples.add(new Sample(policy, guard, request, request.judgedBy(guard)));
      }
    }
    return samples;
  }

  private Policy policy(Mode mode) {
    while (true) {
      try {
        return draft().mode(mode).build();
      } catch (InvalidPolicyException invalid) {
        // Some random drafts contradict themselves; another is drawn.
        assertThat(invalid.faults()).isNotEmpty();
      }
    }
  }

  private PolicyBuilder draft() {
    PolicyBuilder draft = Policy.builder().origins(Bank.OWN);
    if (random.nextInt(4) > 0) {
      draft.cors(
          rule -> {
            rule.paths("/api/**").origins(Bank.APP, "https://*.partner.example");
            if (random.nextBoolean()) {
              rule.methods("GET", "POST", "PUT");
            }
            if (random.nextBoolean()) {
              rule.credentials();
            }
          });
    }
    if (random.nextBoolean()) {
      draft.cors(rule -> rule.paths("/public/**").origins("*").methods("GET", "POST"));
    }
    if (random.nextInt(3) == 0) {
      draft.cors(rule -> rule.paths("/api/admin/**").origins("https://ops.example").credentials());
    }
    draft.csrf(
        csrf -> {
          csrf.tokens(pick(List.of(TokenUse.values())));
          if (random.nextBoolean()) {
            csrf.login("/login");
          }
          if (random.nextBoolean()) {
            csrf.exempt("/webhooks/stripe", "authenticated by Stripe-Signature");
          }
          if (random.nextBoolean()) {
            csrf.receive(receive -> receive.path("/oidc/callback").origins(Bank.EVIL));
          }
        });
    if (random.nextBoolean()) {
      draft.session(session -> session.cookie("sid").seal());
    }
    if (random.nextBoolean()) {
      String embed = pick(List.of("own", "same-site", "any"));
      draft.isolation(rule -> rule.paths("/img/**").embed(embed));
    }
    return draft;
  }

  private TestRequest request() {
    String path = pick(PATHS);
    TestRequest request =
        random.nextInt(20) == 0
            ? TestRequest.bare(pick(METHODS), path).header("Host", "evil.example")
            : TestRequest.of(pick(METHODS), path);
    maybe(request, "Origin", ORIGINS);
    maybe(request, "Sec-Fetch-Site", SITES);
    maybe(request, "Sec-Fetch-Mode", MODES);
    maybe(request, "Sec-Fetch-Dest", DESTINATIONS);
    maybe(request, "Access-Control-Request-Method", METHODS);
    maybe(request, "Access-Control-Request-Headers", List.of("content-type", "x-a,x-b", ",,,"));
    maybe(request, "Cookie", List.of("sid=1", "theme=dark", "=x", "__Host-cordon-pre=y"));
    maybe(request, "Referer", List.of(Bank.OWN + "/", Bank.EVIL + "/", "about:blank"));
    if (random.nextInt(20) == 0) {
      request.header("Origin", pick(ORIGINS));
    }
    if (random.nextInt(20) == 0) {
      request.header("Upgrade", pick(List.of("websocket", "h2c")));
    }
    return request;
  }

  private void maybe(TestRequest request, String name, List<String> values) {
    if (random.nextBoolean()) {
      request.header(name, pick(values));
    }
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private String at(Sample sample) {
    return seed() + ": " + sample.request + " -> " + sample.decision;
  }

  private String seed() {
    return String.format(Locale.ROOT, "-Dcordon.seed=%d", seed);
  }
}
