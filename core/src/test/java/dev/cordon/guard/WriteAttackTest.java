package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to cause an effect that were tried, beyond the rows of the forgery and target tables. */
class WriteAttackTest {
  private final Guard guard = Bank.guard();

  @Nested
  @DisplayName("W10: an override")
  class Override {

    @ParameterizedTest(name = "?{0} is seen")
    @ValueSource(
        strings = {
          "_method=DELETE", "a=1&_method=DELETE", "a=1;_method=DELETE", "%5fmethod=DELETE",
          "_%6Dethod=%44ELETE", "_METHOD=DELETE", "_method%5B%5D=DELETE", "_method[]=DELETE",
          ".method=DELETE", "%20_method=DELETE", "+_method=DELETE", "_method%00=DELETE",
          "_method=GET&_method=DELETE", "_method=delete", "_method=", "_method=GET%00"
        })
    void isSeen(String query) {
      Decision decision =
          TestRequest.get("/a?" + query)
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "navigate")
              .header("Sec-Fetch-Dest", "document")
              .cookie("sid=1")
              .judgedBy(guard);

      assertThat(decision).hasToString("refuse cross-site-write");
    }

    @ParameterizedTest(name = "?{0} is none")
    @ValueSource(
        strings = {
          "_method=GET",
          "_methods=DELETE",
          "method=DELETE",
          "a=_method=DELETE",
          "_method",
          "%"
        })
    void isNone(String query) {
      assertThat(TestRequest.get("/a?" + query).judgedBy(guard)).hasToString("pass safe");
    }

    @ParameterizedTest(name = "{0}: {1} is seen, and never reaches the application")
    @CsvSource({
      "X-HTTP-Method-Override,DELETE",
      "x-http-method-override,post",
      "X-HTTP-Method,PUT",
      "X-Method-Override,PATCH"
    })
    void byHeaderIsSeen(String header, String method) {
      TestRequest request = TestRequest.get("/a").header(header, method).cookie("sid=1");
      assertThat(request.judgedBy(guard)).hasToString("refuse csrf-token-missing");

      TestRequest own = request.header("Sec-Fetch-Site", "same-origin");
      assertThat(own.seenBy(own.judgedBy(guard)).get(header)).isEmpty();
    }

    @Test
    void doesNotSmuggleAMethodPastAGrant() {
      TestRequest granted =
          TestRequest.post("/api/x")
              .header("Origin", Bank.APP)
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "cors");
      TestRequest smuggled =
          TestRequest.post("/api/x?_method=DELETE")
              .header("Origin", Bank.APP)
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "cors");

      assertThat(granted.judgedBy(guard)).hasToString("pass granted");
      assertThat(smuggled.judgedBy(guard)).hasToString("refuse cross-site-write");
    }
  }

  @Nested
  @DisplayName("A handshake")
  class Handshake {

    @ParameterizedTest(name = "S01: {0} cannot have an effect that only the own pages may have")
    @ValueSource(strings = {"/quick-transfer", "/a?_method=DELETE"})
    void byAListedOriginIsNoWrite(String target) {
      Decision socket =
          TestRequest.handshake("/socket")
              .header("Origin", "https://socket.example")
              .cookie("sid=1")
              .judgedBy(guard);
      Decision write =
          TestRequest.handshake(target)
              .header("Origin", "https://socket.example")
              .cookie("sid=1")
              .judgedBy(guard);
      Decision own =
          TestRequest.handshake(target).header("Origin", Bank.OWN).cookie("sid=1").judgedBy(guard);

      assertThat(socket).hasToString("pass granted");
      assertThat(write).hasToString("refuse cross-site-handshake");
      assertThat(own).hasToString("pass own");
    }

    @ParameterizedTest(name = "with Upgrade: {0} asks the application for a WebSocket alone")
    @ValueSource(strings = {"h2c, websocket", "websocket, h2c", "WebSocket", "foo/1,websocket"})
    void asksForNothingElse(String upgrade) {
      TestRequest request =
          TestRequest.get("/socket")
              .header("Upgrade", upgrade)
              .header("HTTP2-Settings", "AAMAAABkAAQAAP__")
              .header("Origin", Bank.OWN);

      Decision decision = request.judgedBy(guard);

      assertThat(decision).hasToString("pass own");
      assertThat(request.seenBy(decision).value("Upgrade")).isEqualToIgnoringCase("websocket");
      assertThat(request.seenBy(decision).get("HTTP2-Settings")).isEmpty();
    }

    @ParameterizedTest(name = "is not what {0} asks for, which is removed")
    @ValueSource(strings = {"h2c", "notwebsocket", "websocket2", "websocket/13", "TLS/1.0", ""})
    void isNothingElse(String upgrade) {
      TestRequest request = TestRequest.get("/socket").header("Upgrade", upgrade);

      Decision decision = request.judgedBy(guard);

      assertThat(decision).hasToString("pass safe");
      assertThat(request.seenBy(decision).get("Upgrade")).isEmpty();
    }

    @ParameterizedTest(name = "by {0} {1} is none")
    @CsvSource({"POST,HTTP_1_1", "GET,HTTP_1_0", "GET,HTTP_2", "OPTIONS,HTTP_1_1"})
    void isAGetOfOneVersion(String method, HttpVersion version) {
      TestRequest request =
          TestRequest.of(method, "/socket")
              .version(version)
              .header("Upgrade", "websocket")
              .header("Origin", Bank.EVIL);

      Decision decision = request.judgedBy(guard);

      assertThat(decision.reason()).isNotEqualTo(Reason.CROSS_SITE_HANDSHAKE);
      if (decision.passes()) {
        assertThat(request.seenBy(decision).get("Upgrade")).isEmpty();
      }
    }

    @ParameterizedTest(name = "over HTTP/2 for {1} by {0}: {2}")
    @CsvSource({
      "CONNECT,websocket,refuse cross-site-handshake",
      "CONNECT,WebSocket,refuse cross-site-handshake",
      "CONNECT,connect-udp,refuse method-refused",
      "POST,websocket,refuse cross-site-write",
    })
    void extendedConnect(String method, String protocol, String verdict) {
      Decision decision =
          TestRequest.bare(method, "/socket")
              .http2("bank.example")
              .extendedConnect(protocol)
              .header("Origin", Bank.EVIL)
              .judgedBy(guard);

      assertThat(decision).hasToString(verdict);
    }
  }

  @Nested
  @DisplayName("An exempt path")
  class Exempt {

    @Test
    @DisplayName("W20, W35: gets no sealed session that hides in an inert cookie")
    void getsNoHiddenSession() {
      SealingBank bank = new SealingBank();
      Guard sealing =
          bank.guard(
              SealingBank.builder(session -> {})
                  .inert("theme")
                  .csrf(csrf -> csrf.exempt("/webhooks/stripe", "authenticated by its signature")));
      TestRequest hook =
          TestRequest.post("/webhooks/stripe").cookie("theme=1, SID=forged; theme=dark; x=1");

      Decision decision = hook.judgedBy(sealing);

      assertThat(decision).hasToString("pass exempt");
      assertThat(hook.seenBy(decision).value("Cookie")).isEqualTo("theme=dark");
    }
  }

  @Nested
  @DisplayName("An OPTIONS that is no preflight")
  class Options {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"without an Origin", "without a method", "with two Origins"})
    void isJudgedAsWhatItIs(String what) {
      TestRequest request = TestRequest.of("OPTIONS", "/quick-transfer").cookie("sid=1");
      if (!what.equals("without an Origin")) {
        request.header("Origin", Bank.EVIL);
      }
      if (what.equals("with two Origins")) {
        request.header("Origin", Bank.EVIL);
      }
      if (!what.equals("without a method")) {
        request.header("Access-Control-Request-Method", "POST");
      }

      assertThat(request.judgedBy(guard).verdict()).as("W13").isEqualTo(new Verdict.Refuse(403));
    }
  }

  @Nested
  @DisplayName("R14: a rule for a path")
  class Paths {

    private final Guard rpc =
        Guard.of(
            Policy.builder()
                .origins(Bank.OWN)
                .csrf(
                    csrf -> csrf.unsafe("/v1/users:delete", "/odata/Users(1)", "/a%22b", "/x%2Ay"))
                .isolation(rule -> rule.paths("/pub,lic/**").embed("any"))
                .build());

    @ParameterizedTest(name = "meets {0}")
    @ValueSource(
        strings = {
          "/v1/users:delete",
          "/v1/users%3Adelete",
          "/v1/users%3adelete",
          "/odata/Users(1)",
          "/odata/Users%281%29",
          "/odata/Users%28%31)",
          "/a\"b",
          "/a%22b",
          "/x*y",
          "/x%2Ay"
        })
    void meetsEverySpellingThatTheApplicationReadsAlike(String target) {
      assertThat(TestRequest.get(target).cookie("sid=1").judgedBy(rpc))
          .hasToString("refuse csrf-token-missing");
    }

    @ParameterizedTest(name = "{0} cannot be read in one way only")
    @ValueSource(
        strings = {"/%2e", "/.", "/..%2f", "/a/%2e%2e%2fb", "//host/path", "/a/..%5cb", "/%2E%2e"})
    void isMetByNothingAmbiguous(String target) {
      assertThat(TestRequest.get(target).judgedBy(rpc)).hasToString("refuse ambiguous-target");
    }

    @ParameterizedTest(name = "{0} is the root")
    @ValueSource(strings = {"/?", "/", "https://bank.example?", "https://bank.example/?x"})
    void rootWithAQuery(String target) {
      assertThat(TestRequest.get(target).judgedBy(rpc).evidence().path()).isEqualTo("/");
    }

    @ParameterizedTest(name = "in absolute form with {0} and Host {1}: {2}")
    @CsvSource({
      "https://bank.example/a,bank.example,pass safe",
      "https://bank.example:443/a,bank.example:443,pass safe",
      "https://bank.example:443/a,bank.example,refuse ambiguous-target",
      "https://bank.example/a,bank.example:443,refuse ambiguous-target",
      "https:///a,bank.example,refuse ambiguous-target",
    })
    void absoluteForm(String target, String host, String verdict) {
      assertThat(TestRequest.bare("GET", target).header("Host", host).judgedBy(rpc))
          .hasToString(verdict);
    }
  }

  @Nested
  @DisplayName("A token in a form")
  class Forms {
    private final SealingBank bank = new SealingBank();
    private final Guard sealing = bank.guard();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            # where                                          | type                                        | body                                                              | reason
            whose boundary begins like another               | multipart/form-data; boundary=B             | --BX^Content-Disposition: form-data; name="_csrf"^^TOKEN^--BX--   | csrf-token-missing
            behind a line that begins like the boundary      | multipart/form-data; boundary=B             | --B^Content-Disposition: form-data; name="a"^^x^--BB^y^--B^Content-Disposition: form-data; name="_csrf"^^TOKEN^--B-- | token
            whose lines end in line feeds alone              | multipart/form-data; boundary=B             | --B~Content-Disposition: form-data; name="_csrf"~~TOKEN~--B--     | csrf-token-missing
            in the epilogue                                  | multipart/form-data; boundary=B             | --B^Content-Disposition: form-data; name="a"^^x^--B--^--B^Content-Disposition: form-data; name="_csrf"^^TOKEN^--B-- | csrf-token-missing
            in a part without a blank line                   | multipart/form-data; boundary=B             | --B^Content-Disposition: form-data; name="_csrf"^--B^X: y^^TOKEN^--B-- | csrf-token-missing
            in a part that names itself twice                | multipart/form-data; boundary=B             | --B^Content-Disposition: form-data; name="_csrf"^Content-Disposition: form-data; name="a"^^TOKEN^--B-- | csrf-token-missing
            under an extended name                           | multipart/form-data; boundary=B             | --B^Content-Disposition: form-data; name*=utf-8''_csrf^^TOKEN^--B-- | csrf-token-missing
            in a second file                                 | multipart/form-data; boundary=B             | --B^Content-Disposition: form-data; name="f"; filename="a"^^x^--B^Content-Disposition: form-data; name="_csrf"; filename="b"^^TOKEN^--B-- | csrf-token-missing
            in a folded header                               | multipart/form-data; boundary=B             | --B^Content-Disposition: form-data;^ name="_csrf"^^TOKEN^--B--    | csrf-token-missing
            in a header folded by a tab                      | multipart/form-data; boundary=B             | --B^Content-Disposition: form-data;^\tname="_csrf"^^TOKEN^--B--   | csrf-token-missing
            with a tab behind the boundary                   | multipart/form-data; boundary=B             | --B\t^Content-Disposition: form-data; name="_csrf"^^TOKEN^--B--   | token
            with an empty boundary                           | multipart/form-data; boundary=              | --^Content-Disposition: form-data; name="_csrf"^^TOKEN^----       | csrf-token-missing
            whose boundary is a quote                        | multipart/form-data; boundary="             | --"^Content-Disposition: form-data; name="_csrf"^^TOKEN^--"--     | token
            in another case of the header                    | multipart/form-data; boundary=B             | --B^content-disposition: Form-Data; NAME=_csrf^^TOKEN^--B--       | token
            with padding behind the boundary                 | multipart/form-data; boundary=B             | --B  ^Content-Disposition: form-data; name="_csrf"^^TOKEN^--B--   | token
            that is empty                                    | multipart/form-data; boundary=B             | --B^Content-Disposition: form-data; name="_csrf"^^^--B--          | csrf-token-missing
            without a boundary                               | multipart/form-data                         | --B^Content-Disposition: form-data; name="_csrf"^^TOKEN^--B--     | csrf-token-missing
            that calls itself UTF-7                          | application/x-www-form-urlencoded; charset=utf-7 | _csrf=TOKEN                                                  | token
            behind a broken percent sign                     | application/x-www-form-urlencoded           | a%=%zz&_csrf=TOKEN                                                | token
            with a plus before its name                      | application/x-www-form-urlencoded           | +_csrf=TOKEN                                                      | csrf-token-missing
            """)
    void isFound(String where, String type, String body, String reason) {
      TestHeaders answer =
          TestHeaders.after(TestRequest.get("/").judgedBy(sealing), "Set-Cookie", "SID=app1");
      String token = SealingBank.cookie(answer, "__Host-cordon-csrf").value();
      String written = body.replace("TOKEN", token).replace("^", "\r\n").replace("~", "\n");

      Decision decision =
          TestRequest.post("/a")
              .cookie("SID=" + SealingBank.cookie(answer, "SID").value())
              .body(type, written)
              .judgedBy(sealing);

      assertThat(decision.reason()).hasToString(reason);
    }
  }

  @Nested
  @DisplayName("H04: forwarded headers")
  class Forwarded {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            # sentence                                         | peer            | forwarded                                             | for               | proto | client       | scheme
            swallowed by an open quote are read all the same   | 10.0.0.1        | for="x, for=203.0.113.5;proto=https                   | -                 | -     | 203.0.113.5  | https
            give the scheme of the hop that saw the client     | 10.0.0.1        | for=203.0.113.5;proto=https, for=10.0.0.2;proto=http  | -                 | -     | 203.0.113.5  | https
            of a stranger's own making say nothing             | 10.0.0.1        | for=1.2.3.4;proto=http, for=203.0.113.5;proto=https   | -                 | -     | 203.0.113.5  | https
            that hide the client stop at the proxy             | 10.0.0.1        | for=_hidden;proto=https                               | -                 | -     | 10.0.0.1     | https
            that do not know the client stop at the proxy      | 10.0.0.1        | for=unknown                                           | -                 | -     | 10.0.0.1     | http
            with markup stop at the proxy                      | 10.0.0.1        | -                                                     | <script>          | -     | 10.0.0.1     | http
            with an IPv6 address and a port                    | 10.0.0.1        | -                                                     | [2001:db8::7]:99  | -     | 2001:db8::7  | http
            of a peer mapped into IPv6                         | ::ffff:10.0.0.1 | -                                                     | 203.0.113.5       | https | 203.0.113.5  | https
            of two kinds that agree                            | 10.0.0.1        | for=203.0.113.5;proto=https                           | 203.0.113.5       | https | 203.0.113.5  | https
            of two kinds that agree but for port and case      | 10.0.0.1        | for="[2001:DB8::1]:99"                                | 2001:db8::1       | -     | 2001:DB8::1  | http
            of two kinds that agree on the nearest hop         | 10.0.0.1        | for=1.1.1.1, for=203.0.113.5                          | 9.9.9.9, 203.0.113.5 | -     | 203.0.113.5  | http
            of a peer that is not listed say nothing           | 198.51.100.9    | for=203.0.113.5;proto=https                           | -                 | -     | 198.51.100.9 | http
            in capitals and with space around                  | 10.0.0.1        | FOR = 203.0.113.5 ; PROTO = HTTPS                     | -                 | -     | 203.0.113.5  | https
            with an open bracket stop at the proxy             | 10.0.0.1        | for="[2001:db8::1"                                    | -                 | -     | 10.0.0.1     | http
            of a quote alone stop at the proxy                 | 10.0.0.1        | for="                                                 | -                 | -     | 10.0.0.1     | http
            with a quote at the end stop at the proxy          | 10.0.0.1        | for=203.0.113.5"                                      | -                 | -     | 10.0.0.1     | http
            that end with a comma stop at the proxy            | 10.0.0.1        | -                                                     | 203.0.113.5,      | -     | 10.0.0.1     | http
            of listed proxies alone name the farthest          | 10.0.0.1        | -                                                     | 10.0.0.3, 10.0.0.2 | -     | 10.0.0.3     | http
            with an IPv4 address and a port                    | 10.0.0.1        | -                                                     | 203.0.113.5:4711  | -     | 203.0.113.5  | http
            with digits of another script stop at the proxy    | 10.0.0.1        | -                                                     | ２03.0.113.5       | -     | 10.0.0.1     | http
            of one digit stop at the proxy                     | 10.0.0.1        | -                                                     | 1                 | -     | 10.0.0.1     | http
            with the shortest address                          | 10.0.0.1        | -                                                     | ::                | -     | ::           | http
            with the longest address                           | 10.0.0.1        | -                                                     | 0000:0000:0000:0000:0000:ffff:255.255.255.255 | -     | 0000:0000:0000:0000:0000:ffff:255.255.255.255 | http
            with a longer one stop at the proxy                | 10.0.0.1        | -                                                     | 00000:0000:0000:0000:0000:ffff:255.255.255.255 | -     | 10.0.0.1     | http
            of two kinds that disagree on the client           | 10.0.0.1        | for=1.2.3.4                                           | 203.0.113.5       | -     | 10.0.0.1     | http
            of two kinds that disagree on the scheme           | 10.0.0.1        | for=203.0.113.5;proto=http                            | 203.0.113.5       | https | 10.0.0.1     | http
            """)
    void saySoMuchAndNoMore(
        String sentence,
        String peer,
        String forwarded,
        String forwardedFor,
        String proto,
        String client,
        String scheme) {
      Guard behindProxy =
          Guard.of(Policy.builder().origins(Bank.OWN).proxies("10.0.0.0/8").build());

      Evidence evidence =
          TestRequest.get("/")
              .scheme("http")
              .peer(peer)
              .headerUnlessDash("Forwarded", forwarded)
              .headerUnlessDash("X-Forwarded-For", forwardedFor)
              .headerUnlessDash("X-Forwarded-Proto", proto)
              .judgedBy(behindProxy)
              .evidence();

      assertThat(evidence.client()).isEqualTo(client);
      assertThat(evidence.scheme()).isEqualTo(scheme);
    }

    @ParameterizedTest(name = "of {0} characters in two lines name {1}")
    @CsvSource({"4096, 203.0.113.5", "4097, 10.0.0.1"})
    void areReadToALength(int length, String client) {
      String nearest = "203.0.113.5";
      Guard behindProxy =
          Guard.of(Policy.builder().origins(Bank.OWN).proxies("10.0.0.0/8").build());

      Evidence evidence =
          TestRequest.get("/")
              .peer("10.0.0.1")
              .header("X-Forwarded-For", "1".repeat(length - nearest.length()))
              .header("X-Forwarded-For", nearest)
              .judgedBy(behindProxy)
              .evidence();

      assertThat(evidence.client()).isEqualTo(client);
    }
  }

  @Test
  @DisplayName("R08, W33: two own schemes of one name are strangers, whatever a client forwards")
  void ownSchemes() {
    Guard both =
        Guard.of(
            Policy.builder().origins(Bank.OWN, "http://bank.example").mode(Mode.ENFORCE).build());

    Decision decision =
        TestRequest.post("/a")
            .cookie("sid=1")
            .header("Origin", "http://bank.example")
            .header("X-Forwarded-Proto", "http")
            .judgedBy(both);

    assertThat(decision).hasToString("refuse cross-site-write");
  }
}
