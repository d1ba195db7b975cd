package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.CsrfBuilder;
import dev.cordon.policy.Policy;
import dev.cordon.policy.TokenPattern;
import dev.cordon.policy.TokenUse;
import dev.cordon.session.InMemoryUsedTokens;
import dev.cordon.session.UsedTokens;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Layer 5, the second half: when a CSRF token is needed, where it is looked for, and what it is
 * worth.
 */
class TokenTableTest {
  private static final String CSRF = TokenClient.CSRF;

  private final SealingBank bank = new SealingBank();

  private Guard guard(Consumer<CsrfBuilder> csrf) {
    return bank.guard(SealingBank.builder(session -> {}).csrf(csrf).hosts("health.example"));
  }

  @Nested
  @DisplayName("An unsafe request without evidence")
  class Unproven {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            # sentence                                       | tokens        | ambient | path   | reason
            with a cookie needs a token                      | WHEN_UNPROVEN | cookie  | /a     | csrf-token-missing
            without anything ambient passes                  | WHEN_UNPROVEN | -       | /a     | no-credential
            with an inert cookie passes                      | WHEN_UNPROVEN | inert   | /a     | no-credential
            with a nameless cookie needs a token             | WHEN_UNPROVEN | nameless | /a    | csrf-token-missing
            with Basic that nobody honours passes            | WHEN_UNPROVEN | basic   | /a     | no-credential
            to a login needs a token even so                 | WHEN_UNPROVEN | -       | /login | csrf-token-missing
            with a cookie is refused where tokens are off    | OFF           | cookie  | /a     | unproven-write
            without a cookie passes where tokens are off     | OFF           | -       | /a     | no-credential
            with a cookie needs a token where it is required | REQUIRED      | cookie  | /a     | csrf-token-missing
            without a cookie needs none even there           | REQUIRED      | -       | /a     | no-credential
            """)
    void needsATokenIfAnythingAmbientIsPresent(
        String sentence, TokenUse tokens, String ambient, String path, String reason) {
      Guard guard =
          Guard.of(
              Policy.builder()
                  .origins(Bank.OWN)
                  .inert("theme")
                  .csrf(csrf -> csrf.tokens(tokens).login("/login"))
                  .build());
      TestRequest request = TestRequest.post(path);
      switch (ambient) {
        case "cookie" -> request.cookie("sid=1");
        case "inert" -> request.cookie("theme=dark");
        case "nameless" -> request.cookie("=sid");
        case "basic" -> request.header("Authorization", "Basic YTpi");
        default -> {}
      }

      assertThat(request.judgedBy(guard).reason()).hasToString(reason);
    }

    @ParameterizedTest(name = "{0} is ambient where the policy says so: {1}")
    @CsvSource({
      "Basic YTpi,BASIC,csrf-token-missing",
      "bAsIc YTpi,BASIC,csrf-token-missing",
      "Digest x,DIGEST,csrf-token-missing",
      "Negotiate x,NEGOTIATE,csrf-token-missing",
      "NTLM x,NEGOTIATE,csrf-token-missing",
      "Bearer x,BASIC,no-credential",
      "Basic YTpi,DIGEST,no-credential",
    })
    @DisplayName("W31")
    void withAnotherAmbientCredential(
        String authorization, AmbientCredential honoured, String reason) {
      TestRequest request = TestRequest.post("/a").header("Authorization", authorization);

      assertThat(request.judgedBy(Bank.honouring(honoured)).reason()).hasToString(reason);
    }

    @Test
    @DisplayName("W31: with a client certificate, or from a trusted network")
    void withACertificateOrFromATrustedNetwork() {
      TestRequest certified = TestRequest.post("/a").withClientCertificate();

      assertThat(certified.judgedBy(Bank.honouring(AmbientCredential.CLIENT_CERTIFICATE)).reason())
          .hasToString("csrf-token-missing");
      assertThat(certified.judgedBy(Bank.guard()).reason()).hasToString("no-credential");
      assertThat(
              TestRequest.post("/a")
                  .judgedBy(Bank.honouring(AmbientCredential.NETWORK_POSITION))
                  .reason())
          .hasToString("csrf-token-missing");
    }
  }

  @Nested
  @DisplayName("A request that the browser vouches for")
  class Proven {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            # sentence                                  | path          | cookie | token | reason
            needs no token elsewhere                    | /a            | true   | false | own
            needs one where it is required              | /api/transfer | true   | false | csrf-token-missing
            passes with one where it is required        | /api/transfer | true   | true  | token
            needs none without anything ambient         | /api/transfer | false  | false | own
            """)
    void needsATokenWhereThePolicyRequiresIt(
        String sentence, String path, boolean cookie, boolean token, String reason) {
      Guard guard = guard(csrf -> csrf.required("/api/transfer"));
      TokenClient client = TokenClient.login(guard, "app1");
      TestRequest request = SealingBank.own("POST", path);
      if (cookie) {
        request.cookie(client.cookies());
      }
      if (token) {
        request.header("X-CSRF-Token", client.token());
      }

      assertThat(request.judgedBy(guard).reason()).hasToString(reason);
    }
  }

  @Nested
  @DisplayName("A token")
  class Tokens {

    @ParameterizedTest(name = "of pattern {0} proves its session's request and no other's")
    @EnumSource(
        value = TokenPattern.class,
        names = {"SESSION_HMAC", "DOUBLE_SUBMIT", "SYNCHRONIZER"})
    void isBoundToItsSession(TokenPattern pattern) {
      Guard guard = guard(csrf -> csrf.pattern(pattern));
      TokenClient alice = TokenClient.login(guard, "alice");
      TokenClient mallory = TokenClient.login(guard, "mallory");

      assertThat(verdict(guard, alice, alice.token())).isEqualTo("pass token");
      assertThat(verdict(guard, alice, mallory.token())).isEqualTo("refuse csrf-token-invalid");
      assertThat(verdict(guard, alice, "x".repeat(alice.token().length())))
          .isEqualTo("refuse csrf-token-invalid");
      assertThat(verdict(guard, alice, alice.token().substring(1)))
          .isEqualTo("refuse csrf-token-invalid");
      assertThat(verdict(guard, alice, "")).as("W23").isEqualTo("refuse csrf-token-missing");
    }

    @ParameterizedTest(name = "of pattern {0} that a sibling tossed with its cookie proves nothing")
    @EnumSource(
        value = TokenPattern.class,
        names = {"SESSION_HMAC", "DOUBLE_SUBMIT", "SYNCHRONIZER"})
    @DisplayName("W19")
    void tossedWithItsCookie(TokenPattern pattern) {
      Guard guard = guard(csrf -> csrf.pattern(pattern));
      TokenClient alice = TokenClient.login(guard, "alice");
      TokenClient mallory = TokenClient.login(guard, "mallory");
      String alicesSession = alice.cookies().substring(0, alice.cookies().indexOf(';'));
      TokenClient tossed =
          new TokenClient(alicesSession + "; " + CSRF + "=" + mallory.token(), mallory.token());
      TokenClient bothSessions =
          new TokenClient(mallory.cookies() + "; " + alicesSession, mallory.token());

      assertThat(verdict(guard, tossed, mallory.token())).isEqualTo("refuse csrf-token-invalid");
      assertThat(verdict(guard, bothSessions, mallory.token()))
          .as("one of two sessions in one place was planted")
          .isEqualTo("refuse session-forged");
      Guard twoPlaces =
          bank.guard(
              SealingBank.builder(session -> session.paths("/", "/shop"))
                  .csrf(csrf -> csrf.pattern(pattern)));
      assertThat(verdict(twoPlaces, bothSessions, mallory.token()))
          .as("no token is bound to two sessions")
          .isEqualTo("refuse csrf-token-invalid");
    }

    @Test
    void givenTwiceIsInvalid() {
      Guard guard = guard(csrf -> {});
      TokenClient client = TokenClient.login(guard, "app1");

      Decision decision =
          client
              .post("/a")
              .header("X-CSRF-Token", client.token())
              .header("X-CSRF-Token", client.token())
              .judgedBy(guard);

      assertThat(decision).hasToString("refuse csrf-token-invalid");
    }

    @Test
    void neverStandsInTheQuery() {
      Guard guard = guard(csrf -> {});
      TokenClient client = TokenClient.login(guard, "app1");

      assertThat(client.post("/a?_csrf=" + client.token()).judgedBy(guard))
          .as("W25")
          .hasToString("refuse csrf-token-missing");
    }

    @Test
    void expires() {
      Guard guard = guard(csrf -> csrf.lifetime(Duration.ofMinutes(10)));
      TokenClient client = TokenClient.login(guard, "app1");

      bank.now = SealingBank.NOON.plus(Duration.ofMinutes(12));

      assertThat(verdict(guard, client, client.token())).isEqualTo("refuse csrf-token-invalid");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            # where it stands                       | content type                      | body                                                                                                | verdict
            in a urlencoded field                   | application/x-www-form-urlencoded | to=bob&_csrf=TOKEN                                                                                  | pass token
            in an upper-case urlencoded type        | Application/X-WWW-Form-URLEncoded; charset=utf-8 | _csrf=TOKEN&to=bob                                                                    | pass token
            in an encoded field name                | application/x-www-form-urlencoded | %5Fcsrf=TOKEN                                                                                       | pass token
            in two urlencoded fields                | application/x-www-form-urlencoded | _csrf=TOKEN&_csrf=TOKEN                                                                             | refuse csrf-token-missing
            in a field of another name              | application/x-www-form-urlencoded | csrf=TOKEN                                                                                          | refuse csrf-token-missing
            in the value of another field           | application/x-www-form-urlencoded | a=_csrf%3DTOKEN                                                                                     | refuse csrf-token-missing
            in a multipart field                    | multipart/form-data; boundary=B   | --B^Content-Disposition: form-data; name="to"^^bob^--B^Content-Disposition: form-data; name="_csrf"^^TOKEN^--B-- | pass token
            in a multipart field with a preamble    | multipart/form-data; boundary="B" | x^--B^Content-Disposition: form-data; name="_csrf"^^TOKEN^--B--                                     | pass token
            in a multipart file                     | multipart/form-data; boundary=B   | --B^Content-Disposition: form-data; name="_csrf"; filename="x"^^TOKEN^--B--                         | refuse csrf-token-missing
            in two multipart fields                 | multipart/form-data; boundary=B   | --B^Content-Disposition: form-data; name="_csrf"^^TOKEN^--B^Content-Disposition: form-data; name="_csrf"^^x^--B-- | refuse csrf-token-missing
            in a multipart field that never ends    | multipart/form-data; boundary=B   | --B^Content-Disposition: form-data; name="_csrf"^^TOKEN                                             | refuse csrf-token-missing
            in JSON                                 | application/json                  | {"_csrf":"TOKEN"}                                                                                   | refuse csrf-token-missing
            in a form that calls itself text        | text/plain                        | _csrf=TOKEN                                                                                         | refuse csrf-token-missing
            """)
    void isFoundInAForm(String where, String contentType, String body, String verdict) {
      Guard guard = guard(csrf -> {});
      TokenClient client = TokenClient.login(guard, "app1");
      String written = body.replace("TOKEN", client.token()).replace("^", "\r\n");

      assertThat(client.post("/a").body(contentType, written).judgedBy(guard)).hasToString(verdict);
    }

    @Test
    void isFoundWithinItsBoundOnly() {
      Guard guard = guard(csrf -> {});
      TokenClient client = TokenClient.login(guard, "app1");
      String type = "application/x-www-form-urlencoded";
      String early = "_csrf=" + client.token() + "&x=" + "a".repeat(100_000);
      String late = "x=" + "a".repeat(FormTokenQuestion.LIMIT_BYTES) + "&_csrf=" + client.token();
      String cut =
          "x=" + "a".repeat(FormTokenQuestion.LIMIT_BYTES - 20) + "&_csrf=" + client.token();

      assertThat(client.post("/a").body(type, early).judgedBy(guard)).hasToString("pass token");
      assertThat(client.post("/a").body(type, late).judgedBy(guard))
          .hasToString("refuse csrf-token-missing");
      assertThat(client.post("/a").body(type, cut).judgedBy(guard))
          .hasToString("refuse csrf-token-missing");
    }

    @ParameterizedTest(name = "among {0} characters fewer than the bound: {1}")
    @CsvSource({"1, pass token", "0, refuse csrf-token-missing"})
    void atTheEndOfAFormIsFoundWhereItCannotGoOn(int fewer, String verdict) {
      Guard guard = guard(csrf -> {});
      TokenClient client = TokenClient.login(guard, "app1");
      String end = "&_csrf=" + client.token();
      int length = FormTokenQuestion.LIMIT_BYTES - fewer - end.length() - "x=".length();
      String form = "x=" + "a".repeat(length) + end;

      assertThat(client.post("/a").body("application/x-www-form-urlencoded", form).judgedBy(guard))
          .hasToString(verdict);
    }

    @ParameterizedTest(name = "behind a boundary of {0} characters: {1}")
    @CsvSource({"70, pass token", "71, refuse csrf-token-missing"})
    void isFoundBehindABoundaryThatMayBe(int length, String verdict) {
      Guard guard = guard(csrf -> {});
      TokenClient client = TokenClient.login(guard, "app1");
      String boundary = "B".repeat(length);
      String form =
          "--%1$s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%2$s\r\n--%1$s--"
              .formatted(boundary, client.token());

      assertThat(
              client
                  .post("/a")
                  .body("multipart/form-data; boundary=" + boundary, form)
                  .judgedBy(guard))
          .hasToString(verdict);
    }

    @Test
    void thatServesOnceServesOnceAndIsIssuedAnew() {
      Guard guard = guard(csrf -> csrf.singleUse());
      TokenClient client = TokenClient.login(guard, "app1");
      UsedTokens used = new InMemoryUsedTokens(10);

      Decision first =
          client.post("/a").header("X-CSRF-Token", client.token()).used(used).judgedBy(guard);
      Decision second =
          client.post("/a").header("X-CSRF-Token", client.token()).used(used).judgedBy(guard);

      assertThat(first).hasToString("pass token");
      String next = SealingBank.cookie(TestHeaders.after(first), CSRF).value();
      assertThat(second).hasToString("refuse csrf-token-used");
      assertThat(client.post("/a").header("X-CSRF-Token", next).used(used).judgedBy(guard))
          .hasToString("pass token");
    }

    private String verdict(Guard guard, TokenClient client, String token) {
      return client.post("/a").header("X-CSRF-Token", token).judgedBy(guard).toString();
    }
  }

  @Test
  @DisplayName("The custom-header pattern rests on the preflight that a foreign page needs")
  void customHeader() {
    Guard guard =
        Guard.of(
            Policy.builder()
                .origins(Bank.OWN)
                .csrf(csrf -> csrf.pattern(TokenPattern.CUSTOM_HEADER).header("X-Requested-With"))
                .build());

    assertThat(TestRequest.post("/a").cookie("sid=1").judgedBy(guard))
        .hasToString("refuse csrf-token-missing");
    assertThat(
            TestRequest.post("/a").cookie("sid=1").header("X-Requested-With", "x").judgedBy(guard))
        .hasToString("pass token");
    assertThat(
            TestRequest.post("/a")
                .cookie("sid=1")
                .body("application/x-www-form-urlencoded", "X-Requested-With=x")
                .judgedBy(guard))
        .as("a form field is no header")
        .hasToString("refuse csrf-token-missing");
  }

  @Nested
  @DisplayName("A login")
  class Login {

    @Test
    @DisplayName("W28: is told from a forged one by the token of its anonymous session")
    void isProvenByThePreSession() {
      Guard guard = guard(csrf -> {});
      TestHeaders page = TestHeaders.after(TestRequest.get("/login").judgedBy(guard));
      String pre = SealingBank.cookie(page, "__Host-cordon-pre").value();
      String token = SealingBank.cookie(page, CSRF).value();

      assertThat(page.value("Cache-Control")).isEqualTo("no-store");
      assertThat(SealingBank.cookie(page, "__Host-cordon-pre").httpOnly()).isTrue();
      TestRequest form =
          TestRequest.post("/login")
              .cookie("__Host-cordon-pre=" + pre + "; " + CSRF + "=" + token)
              .body("application/x-www-form-urlencoded", "user=alice&_csrf=" + token);
      Decision decision = form.judgedBy(guard);
      assertThat(decision).hasToString("pass token");
      assertThat(form.seenBy(decision).get("Cookie")).as("Cordon's own").isEmpty();
      assertThat(TestRequest.post("/login").judgedBy(guard))
          .hasToString("refuse csrf-token-missing");
    }

    @Test
    @DisplayName(
        "W21: rotates session and token; the old token serves for a grace, from the same origin")
    void rotates() {
      Guard guard = guard(csrf -> csrf.required("/api/transfer").grace(Duration.ofSeconds(90)));
      TokenClient before = TokenClient.login(guard, "anonymous");
      Decision login =
          SealingBank.own("POST", "/login")
              .cookie(before.cookies())
              .header("X-CSRF-Token", before.token())
              .judgedBy(guard);
      TestHeaders answer = TestHeaders.after(login, "Set-Cookie", "SID=alice");
      String sid = SealingBank.cookie(answer, "SID").value();
      String token = SealingBank.cookie(answer, CSRF).value();
      String note = SealingBank.cookie(answer, "__Host-cordon-prior").value();
      String cookies = "SID=" + sid + "; " + CSRF + "=" + token + "; __Host-cordon-prior=" + note;

      assertThat(transfer(guard, cookies, token, "same-origin")).isEqualTo("pass token");
      assertThat(transfer(guard, cookies, before.token(), "same-origin")).isEqualTo("pass token");
      assertThat(transfer(guard, cookies, before.token(), "-"))
          .as("whoever planted the first session knows its token")
          .isEqualTo("refuse csrf-token-invalid");
      assertThat(transfer(guard, "SID=" + sid, before.token(), "same-origin"))
          .isEqualTo("refuse csrf-token-invalid");
      bank.now = SealingBank.NOON.plusSeconds(90 + 61);
      assertThat(transfer(guard, cookies, before.token(), "same-origin"))
          .isEqualTo("refuse csrf-token-invalid");
      assertThat(transfer(guard, cookies, token, "same-origin")).isEqualTo("pass token");
    }

    private String transfer(Guard guard, String cookies, String token, String site) {
      return TestRequest.post("/api/transfer")
          .cookie(cookies)
          .headerUnlessDash("Sec-Fetch-Site", site)
          .header("X-CSRF-Token", token)
          .judgedBy(guard)
          .toString();
    }
  }

  @Test
  @DisplayName("An exempt path gets the request without any ambient credential")
  void exempt() {
    Guard guard =
        Guard.of(
            Policy.builder()
                .origins(Bank.OWN)
                .ambient(AmbientCredential.COOKIES, AmbientCredential.BASIC)
                .inert("theme")
                .csrf(csrf -> csrf.exempt("/webhooks/stripe", "authenticated by Stripe-Signature"))
                .build());
    TestRequest hook =
        TestRequest.post("/webhooks/stripe")
            .header("Origin", Bank.EVIL)
            .header("Sec-Fetch-Site", "cross-site")
            .cookie("sid=1; theme=dark")
            .header("Authorization", "Basic YTpi");

    Decision decision = hook.judgedBy(guard);

    assertThat(decision).hasToString("pass exempt");
    assertThat(hook.seenBy(decision).value("Cookie")).isEqualTo("theme=dark");
    assertThat(hook.seenBy(decision).get("Authorization")).isEmpty();
    assertThat(
            TestRequest.post("/webhooks/stripe/")
                .cookie("sid=1")
                .header("Origin", Bank.EVIL)
                .judgedBy(guard))
        .as("W35, CVE-2025-47910: the path is exact")
        .hasToString("refuse cross-site-write");
  }
}
