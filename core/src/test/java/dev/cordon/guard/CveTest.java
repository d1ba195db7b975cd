package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Policy;
import dev.cordon.policy.TokenPattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What others got wrong, by class of mistake. Each row is the request that got through there; what
 * a policy's builder or a token refuses stands in the tests of those packages.
 */
class CveTest {
  private final Guard guard = Bank.guard();

  @Nested
  @DisplayName("C3: an opaque or absent origin is not the own one")
  class OpaqueOrigins {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            CVE-2021-39185 | http4s took null for an allowed origin               | POST | null | -           | sid=1 | refuse cross-site-write
            CVE-2024-47165 | Gradio took null for an alias of localhost           | POST | null | cross-site  | sid=1 | refuse cross-site-write
            CVE-2026-27978 | Next.js took null for a missing Origin               | POST | null | same-site   | sid=1 | refuse cross-site-write
            CVE-2026-27978 | and missing for the own one                          | POST | -    | -           | sid=1 | refuse csrf-token-missing
            CVE-2024-47084 | Gradio skipped the check where a cookie was present  | POST | https://evil.example | - | sid=1 | refuse cross-site-write
            CVE-2024-47084 | and there is none to skip where none is              | POST | https://evil.example | - | - | refuse cross-site-write
            CVE-2025-46721 | nosurf took a foreign page for the own one           | POST | https://evil.example | cross-site | sid=1 | refuse cross-site-write
            """)
    void areForeign(
        String cve,
        String what,
        String method,
        String origin,
        String site,
        String cookie,
        String verdict) {
      Decision decision =
          TestRequest.of(method, "/api/transfer")
              .headerUnlessDash("Origin", origin)
              .headerUnlessDash("Sec-Fetch-Site", site)
              .headerUnlessDash("Cookie", cookie)
              .judgedBy(guard);

      assertThat(decision).hasToString(verdict);
      assertThat(TestHeaders.after(decision).value("Access-Control-Allow-Origin")).isEqualTo("-");
    }
  }

  @Nested
  @DisplayName("C4: a refused read does not let the write happen")
  class ExecutionDespiteCors {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            CVE-2022-4147       | Quarkus ran a simple POST of a disallowed origin       | POST   | text/plain
            CVE-2024-23639      | Micronaut ran management calls of a local page         | POST   | application/x-www-form-urlencoded
            CVE-2026-27589      | Caddy loaded a configuration posted from anywhere      | POST   | application/json
            CVE-2024-4128       | the Firebase emulator ran what any page sent           | POST   | -
            CVE-2026-34227      | Sliver ran tools for any page                          | POST   | text/plain
            GHSA-v3f4-w7r7-v3hm | Uni-CLI ran a text/plain POST                          | POST   | text/plain
            CVE-2026-47671      | nhost changed its configuration for any page           | DELETE | -
            """)
    void neverReachesTheApplication(String cve, String what, String method, String type) {
      Decision decision =
          TestRequest.of(method, "/news/x")
              .header("Origin", Bank.EVIL)
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "no-cors")
              .headerUnlessDash("Content-Type", type)
              .judgedBy(guard);

      assertThat(decision).hasToString("refuse cross-site-write");
    }
  }

  @Nested
  @DisplayName("C5: a preflight is one thing, bounded, and skips nothing")
  class Preflights {
    @Test
    @DisplayName("CVE-2020-5397: a GET that looks like a preflight skips nothing")
    void fakePreflight() {
      Decision decision =
          TestRequest.post("/a")
              .withClientCertificate()
              .cookie("sid=1")
              .header("Origin", Bank.EVIL)
              .header("Access-Control-Request-Method", "POST")
              .judgedBy(guard);

      assertThat(decision).hasToString("refuse cross-site-write");
    }

    @Test
    @DisplayName("CVE-2024-6221: private network access is never granted")
    void privateNetwork() {
      Decision decision =
          TestRequest.preflight("/api/x", Bank.APP, "PUT")
              .header("Access-Control-Request-Private-Network", "true")
              .judgedBy(guard);

      assertThat(TestHeaders.after(decision).value("Access-Control-Allow-Private-Network"))
          .as("H05")
          .isEqualTo("-");
    }

    @Test
    @DisplayName("GHSA-q7jf-gf43-6x6p: what a request says never stands in Vary")
    void reflectedVary() {
      Decision decision =
          TestRequest.preflight("/api/x", Bank.APP, "PUT")
              .header("Access-Control-Request-Headers", "content-type")
              .header("Vary", "X-Evil")
              .judgedBy(guard);

      assertThat(TestHeaders.after(decision).value("Vary")).doesNotContain("X-Evil");
    }

    @Test
    @DisplayName("CVE-2023-35943: an Origin that the request half removes is not missed later")
    void removedOrigin() {
      Decision decision = TestRequest.get("/api/x").header("Origin", Bank.APP).judgedBy(guard);
      TestHeaders request = TestHeaders.of("Origin", Bank.APP);
      request.remove("Origin");
      decision.editRequest(request);

      assertThat(TestHeaders.after(decision).value("Access-Control-Allow-Origin"))
          .isEqualTo(Bank.APP);
    }
  }

  @Nested
  @DisplayName("C6: rules and routes see one path")
  class Paths {
    private final Guard split =
        Guard.of(
            Policy.builder()
                .origins(Bank.OWN)
                .cors(rule -> rule.paths("/public/**").origins("https://any.example").credentials())
                .csrf(csrf -> csrf.exempt("/hello", "authenticated by a signature"))
                .build());

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
      "CVE-2019-18978,GET,/public/../secret,refuse ambiguous-target",
      "CVE-2020-25032,GET,/public/%2e%2e/secret,refuse ambiguous-target",
      "CVE-2024-6844,GET,/public+x,pass safe",
      "CVE-2024-6866,GET,/PUBLIC/x,pass safe",
      "CVE-2022-22978,GET,/public/%0asecret,refuse ambiguous-target",
      "CVE-2025-47910,POST,/hello/,refuse cross-site-write",
      "CVE-2025-47910,POST,//hello,refuse ambiguous-target",
    })
    void andNoOther(String cve, String method, String target, String verdict) {
      Decision decision =
          TestRequest.of(method, target).header("Origin", "https://any.example").judgedBy(split);

      assertThat(decision).hasToString(verdict);
      assertThat(TestHeaders.after(decision).value("Access-Control-Allow-Origin")).isEqualTo("-");
    }
  }

  @Nested
  @DisplayName("C7: the Content-Type decides nothing")
  class ContentTypes {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            CVE-2024-48913      | Hono let an absent type through              | -
            CVE-2023-29008      | SvelteKit compared its case                  | TEXT/PLAIN
            CVE-2024-43787      | Hono compared its case                       | Application/X-WWW-Form-Urlencoded
            CVE-2023-29003      | SvelteKit forgot text/plain                  | text/plain
            CVE-2024-56140      | Astro compared parameters too                | application/x-www-form-urlencoded; x=y
            CVE-2020-12480      | Play let an unparsable parameter through     | text/plain; charset
            CVE-2021-32677      | FastAPI parsed JSON of any type              | text/plain;charset=UTF-8
            CVE-2020-7965       | webargs parsed JSON of any type              | text/plain
            CVE-2024-47082      | strawberry took multipart                    | multipart/form-data; boundary=x
            CVE-2025-64166      | Mercurius took a type it half understood     | text/plain; application/json
            CVE-2026-25151      | Qwik split several types                     | text/plain, application/json
            CVE-2026-33533      | Glances took XML-RPC as text                 | text/plain
            CVE-2019-12437      | SilverStripe took GraphQL of any type        | application/graphql
            CVE-2021-39197      | better_errors took JSON of any type          | text/plain
            GHSA-9q82-xgwf-vj6h | Apollo let an odd type through               | message/ad-auction-trusted-signals-request
            """)
    void isNoProof(String cve, String what, String type) {
      TestRequest request =
          TestRequest.post("/graphql")
              .cookie("sid=1")
              .header("Origin", Bank.EVIL)
              .header("Sec-Fetch-Site", "cross-site")
              .headerUnlessDash("Content-Type", type);

      assertThat(request.judgedBy(guard)).hasToString("refuse cross-site-write");
    }

    @Test
    @DisplayName("CVE-2026-49215: nor is a header that any page may set")
    void norIsASafelistedHeader() {
      TestRequest request =
          TestRequest.post("/live")
              .cookie("sid=1")
              .header("Origin", Bank.EVIL)
              .header("Accept", "application/vnd.live-component+html");

      assertThat(request.judgedBy(guard)).as("W06").hasToString("refuse cross-site-write");
    }
  }

  @Nested
  @DisplayName("C8: every method but GET, HEAD and OPTIONS is unsafe")
  class Methods {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            CVE-2020-35239 | CakePHP overrode to a method outside its list | GET    | /a?_method=FOO      | refuse cross-site-write
            CVE-2022-24712 | CodeIgniter knew a list of methods            | FOO    | /a                  | refuse cross-site-write
            CVE-2026-23622 | Easy!Appointments checked POST alone          | PUT    | /a                  | refuse cross-site-write
            CVE-2026-42091 | goshs forgot PUT                              | PUT    | /a                  | refuse cross-site-write
            CVE-2023-29003 | SvelteKit forgot PATCH and DELETE             | PATCH  | /a                  | refuse cross-site-write
            CVE-2024-22416 | pyLoad changed state by GET                   | GET    | /quick-transfer     | refuse cross-site-write
            CVE-2026-39371 | RedwoodSDK ran server functions by GET        | GET    | /quick-transfer?x=y | refuse cross-site-write
            CVE-2026-45075 | Symfony forgot HEAD                           | HEAD   | /quick-transfer     | refuse cross-site-write
            CVE-2026-45075 | and HEAD is a GET where loads are judged      | HEAD   | /a                  | refuse cross-site-load
            """)
    void areUnsafe(String cve, String what, String method, String target, String verdict) {
      TestRequest request =
          TestRequest.of(method, target)
              .cookie("sid=1")
              .header("Origin", Bank.EVIL)
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "no-cors");

      assertThat(request.judgedBy(guard)).hasToString(verdict);
    }
  }

  @Nested
  @DisplayName("C10: the own origin is what the policy says, whole")
  class OwnOrigins {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            CVE-2025-47909 | gorilla/csrf trusted a name and ignored the scheme     | http://app.example        | -          | refuse cross-site-write
            CVE-2025-24358 | gorilla/csrf did not know that it served https         | http://bank.example       | -          | refuse cross-site-write
            CVE-2024-27439 | Wicket judged no-cors loads as its own                 | -                         | cross-site | refuse cross-site-write
            CVE-2026-40864 | JupyterHub took no-cors for harmless                   | https://evil.example      | cross-site | refuse cross-site-write
            CVE-2026-42190 | RedwoodSDK trusted the same site                       | https://blog.bank.example | same-site  | refuse cross-site-write
            CVE-2020-11069 | TYPO3 trusted the same site                            | https://blog.bank.example | same-site  | refuse cross-site-write
            CVE-2022-35943 | CodeIgniter Shield trusted the same site's cookies     | -                         | same-site  | refuse cross-site-write
            CVE-2026-22030 | React Router compared with what the request said       | https://evil.example      | -          | refuse cross-site-write
            """)
    void areNothingLess(String cve, String what, String origin, String site, String verdict) {
      TestRequest request =
          TestRequest.post("/a")
              .cookie("sid=1")
              .headerUnlessDash("Origin", origin)
              .headerUnlessDash("Sec-Fetch-Site", site)
              .header("X-Forwarded-Host", "evil.example")
              .header("X-Forwarded-Proto", "http");

      assertThat(request.judgedBy(guard)).hasToString(verdict);
    }
  }

  @Nested
  @DisplayName("C12: cookies are read by their raw names")
  class Cookies {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            CVE-2020-8184  | Rack decoded names, so that one could stand for another   | %5F%5FHost-cordon-csrf=TOKEN
            CVE-2022-36032 | ReactPHP decoded them too                                 | __%48ost-cordon-csrf=TOKEN
            CVE-2022-36032 | a nameless cookie is not the one its value spells         | =__Host-cordon-csrf=TOKEN
            CVE-2023-45128 | a name in another case is another name                    | __host-cordon-csrf=TOKEN
            """)
    void andNothingStandsInForAPrefix(String cve, String what, String planted) {
      SealingBank bank = new SealingBank();
      Guard strict =
          bank.guard(
              SealingBank.builder(session -> {})
                  .csrf(csrf -> csrf.pattern(TokenPattern.DOUBLE_SUBMIT)));
      TestHeaders login =
          TestHeaders.after(TestRequest.get("/").judgedBy(strict), "Set-Cookie", "SID=app1");
      String sid = "SID=" + SealingBank.cookie(login, "SID").value();
      String token = SealingBank.cookie(login, "__Host-cordon-csrf").value();

      TestRequest genuine =
          TestRequest.post("/a")
              .cookie(sid + "; __Host-cordon-csrf=" + token)
              .header("X-CSRF-Token", token);
      TestRequest forged =
          TestRequest.post("/a")
              .cookie(sid + "; " + planted.replace("TOKEN", token))
              .header("X-CSRF-Token", token);

      assertThat(genuine.judgedBy(strict)).hasToString("pass token");
      assertThat(forged.judgedBy(strict)).as("W20").hasToString("refuse csrf-token-invalid");
    }
  }

  @Nested
  @DisplayName("C13: a handshake is judged by its Origin, before it is answered")
  class Handshakes {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            CVE-2018-14732 | webpack-dev-server judged nothing             | https://evil.example       | sid=1
            CVE-2025-30360 | and then trusted every address literal        | http://192.0.2.1           | sid=1
            CVE-2025-30359 | and the loopback's                            | http://127.0.0.1:8080      | sid=1
            CVE-2022-42975 | Phoenix matched a wildcard loosely            | https://evilbank.example   | sid=1
            CVE-2024-51775 | Zeppelin judged nothing                       | https://evil.example       | sid=1
            CVE-2025-24964 | Vitest ran what a page sent                   | https://evil.example       | -
            CVE-2025-24010 | Vite talked to any page                       | https://evil.example       | -
            CVE-2026-22689 | Mailpit judged nothing                        | https://evil.example       | sid=1
            CVE-2026-34403 | nginx-ui judged nothing                       | null                       | sid=1
            CVE-2026-21883 | Bokeh compared a part of the name             | https://bank.example.evil.example | sid=1
            CVE-2026-32815 | SiYuan took an absent Origin                  | -                          | sid=1
            CVE-2025-54289 | LXD ignored the port                          | https://bank.example:8443  | sid=1
            CVE-2026-44985 | Dozzle trusted a sibling                      | https://blog.bank.example  | sid=1
            """)
    void isRefused(String cve, String what, String origin, String cookie) {
      TestRequest request =
          TestRequest.handshake("/ws")
              .headerUnlessDash("Origin", origin)
              .headerUnlessDash("Cookie", cookie);

      assertThat(request.judgedBy(guard)).as("S01, S02").hasToString("refuse cross-site-handshake");
    }

    @Test
    @DisplayName("CVE-2026-46431: an event stream is read by CORS, and refused without a grant")
    void eventStreams() {
      TestRequest request =
          TestRequest.get("/events")
              .header("Accept", "text/event-stream")
              .cookie("sid=1")
              .header("Origin", Bank.EVIL)
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "cors");

      assertThat(request.judgedBy(guard)).as("S04").hasToString("refuse cross-site-load");
    }

    @Test
    @DisplayName("Over HTTP/2, where a handshake is an extended CONNECT (RFC 8441)")
    void overHttp2() {
      TestRequest request =
          TestRequest.bare("CONNECT", "/ws")
              .http2("bank.example")
              .extendedConnect("websocket")
              .header("Origin", Bank.EVIL);

      assertThat(request.judgedBy(guard)).hasToString("refuse cross-site-handshake");
    }
  }

  @Nested
  @DisplayName("C14: a Host that is not ours is refused on every path and method")
  class Rebinding {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            CVE-2018-1002103 | minikube answered any name                   | evil.example               | refuse host-not-ours
            CVE-2024-28224   | Ollama answered any name                     | evil.example:11434         | refuse host-not-ours
            CVE-2026-34742   | the MCP SDKs answered any name               | rebind.example             | refuse host-not-ours
            CVE-2026-35568   | with any port                                | bank.example:3000          | refuse host-not-ours
            CVE-2021-22881   | Rails took a leading dot loosely             | .bank.example              | refuse malformed-authority
            CVE-2021-22942   | Rails took a name that begins like its own   | bank.example.evil.example  | refuse host-not-ours
            CVE-2021-44528   | Rails took userinfo for a name               | bank.example@evil.example  | refuse malformed-authority
            CVE-2026-34835   | Rack took characters that no name has        | bank.example/evil.example  | refuse malformed-authority
            CVE-2024-21510   | Sinatra took X-Forwarded-Host                | evil.example               | refuse host-not-ours
            CVE-2025-59159   | SillyTavern answered an address              | 127.0.0.1                  | refuse host-not-ours
            CVE-2025-49596   | the MCP inspector answered 0.0.0.0           | 0.0.0.0:443                | refuse host-not-ours
            """)
    void isRefused(String cve, String what, String host, String verdict) {
      for (String method : new String[] {"GET", "POST", "OPTIONS", "HEAD"}) {
        // A rebound page is of the same origin as the server in the browser's eyes.
        TestRequest request =
            TestRequest.bare(method, "/.well-known/cordon/csrf")
                .header("Host", host)
                .header("X-Forwarded-Host", "bank.example")
                .header("Origin", "http://evil.example")
                .header("Sec-Fetch-Site", "same-origin");

        assertThat(request.judgedBy(guard)).as("H01 to H04").hasToString(verdict);
      }
    }
  }
}
