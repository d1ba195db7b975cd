package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Policy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Layer 5: what Sec-Fetch-Site and Origin say together. The rows stand in the order of the law in
 * docs/law.md.
 */
@DisplayName("An unsafe request")
class ForgeryTableTest {
  private final Guard guard = Bank.guard();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                             | site        | origin                        | verdict | reason
          from the same origin, without an Origin, passes        | same-origin | -                             | pass    | own
          from the same origin under no-referrer passes          | same-origin | null                          | pass    | own
          from the same origin passes                            | same-origin | https://bank.example          | pass    | own
          whose signals disagree about the same origin           | same-origin | https://evil.example          | refuse  | contradictory-evidence
          that claims same-origin from a granted origin          | same-origin | https://app.example           | refuse  | contradictory-evidence
          that claims same-origin by plain http                  | same-origin | http://bank.example           | refuse  | contradictory-evidence
          that claims same-origin with a malformed Origin        | same-origin | https://bank.example/         | refuse  | contradictory-evidence
          from a granted origin across sites passes              | cross-site  | https://app.example           | pass    | granted
          from a granted pattern across sites passes             | cross-site  | https://eu.partner.example    | pass    | granted
          from a granted origin of the same site passes          | same-site   | https://app.example           | pass    | granted
          from a stranger across sites                           | cross-site  | https://evil.example          | refuse  | cross-site-write
          from a sibling                                         | same-site   | https://blog.bank.example     | refuse  | cross-site-write
          from the own origin across sites                       | cross-site  | https://bank.example          | refuse  | cross-site-write
          from a look-alike of a granted pattern                 | cross-site  | https://evilpartner.example   | refuse  | cross-site-write
          from an opaque origin across sites                     | cross-site  | null                          | refuse  | cross-site-write
          from across sites without an Origin                    | cross-site  | -                             | refuse  | cross-site-write
          from the same site without an Origin                   | same-site   | -                             | refuse  | cross-site-write
          by the user's own act passes                           | none        | -                             | pass    | user
          by the user's own act with the own Origin passes       | none        | https://bank.example          | pass    | user
          by nobody's act from a stranger                        | none        | https://evil.example          | refuse  | contradictory-evidence
          by nobody's act from an opaque origin                  | none        | null                          | refuse  | contradictory-evidence
          with the own Origin and no metadata passes             | -           | https://bank.example          | pass    | own
          with a granted Origin and no metadata passes           | -           | https://app.example           | pass    | granted
          with an opaque Origin and no metadata                  | -           | null                          | refuse  | cross-site-write
          with a stranger's Origin and no metadata               | -           | https://evil.example          | refuse  | cross-site-write
          with a malformed Origin and no metadata                | -           | https://a.example b           | refuse  | cross-site-write
          with neither signal needs a token                      | -           | -                             | refuse  | csrf-token-missing
          with an unknown Sec-Fetch-Site                         | same-galaxy | https://bank.example          | refuse  | contradictory-evidence
          with a Sec-Fetch-Site in upper case                    | Same-Origin | https://bank.example          | refuse  | contradictory-evidence
          with an empty Sec-Fetch-Site                           | ''          | https://bank.example          | refuse  | contradictory-evidence
          """)
  void isJudgedByBothSignals(
      String sentence, String site, String origin, String verdict, String reason) {
    Decision decision =
        TestRequest.post("/api/transfer")
            .cookie("sid=1")
            .headerUnlessDash("Sec-Fetch-Site", site)
            .headerUnlessDash("Origin", origin)
            .judgedBy(guard);

    assertThat(decision).hasToString(verdict + " " + reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a second Origin, even an equal one       | Origin         | https://bank.example
          a second Sec-Fetch-Site, even an equal one | Sec-Fetch-Site | same-origin
          """)
  void isRefusedForASignalGivenTwice(String sentence, String name, String value) {
    TestRequest request =
        TestRequest.post("/api/transfer")
            .header("Origin", Bank.OWN)
            .header("Sec-Fetch-Site", "same-origin")
            .header(name, value);

    assertThat(request.judgedBy(guard)).hasToString("refuse contradictory-evidence");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                    | method  | mode     | path       | cookie | reason
          POST in mode cors is granted                  | POST    | cors     | /api/x     | sid=1  | granted
          POST without a mode is granted                | POST    | -        | /api/x     | sid=1  | granted
          POST in mode no-cors is not                   | POST    | no-cors  | /api/x     | sid=1  | cross-site-write
          POST by a navigation is not                   | POST    | navigate | /api/x     | sid=1  | cross-site-write
          a method the rule does not name is not        | DELETE  | cors     | /api/x     | sid=1  | cross-site-write
          a method in another case is not               | post    | cors     | /api/x     | sid=1  | cross-site-write
          an unknown method is not                      | FOO     | cors     | /api/x     | sid=1  | cross-site-write
          a path of no rule is not                      | POST    | cors     | /account   | sid=1  | cross-site-write
          POST that was not named is not                | POST    | cors     | /news/x    | -      | cross-site-write
          '"*" covers no cookie'                        | POST    | cors     | /public/x  | sid=1  | cross-site-write
          '"*" covers a request without credentials'    | POST    | cors     | /public/x  | -      | granted
          '"*" covers an inert cookie'                  | POST    | cors     | /public/x  | theme=dark | granted
          '"*" does not cover a cookie of no name'      | POST    | cors     | /public/x  | =theme | cross-site-write
          """)
  void isGrantedAsTheRuleSays(
      String sentence, String method, String mode, String path, String cookie, String reason) {
    Decision decision =
        TestRequest.of(method, path)
            .header("Sec-Fetch-Site", "cross-site")
            .headerUnlessDash("Sec-Fetch-Mode", mode)
            .header("Origin", Bank.APP)
            .headerUnlessDash("Cookie", cookie)
            .judgedBy(guard);

    assertThat(decision.reason()).hasToString(reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                      | method | mode     | path                | origin               | reason
          the identity provider's form is received        | POST   | navigate | /oidc/callback      | https://id.example   | received
          its path is exact                               | POST   | navigate | /oidc/callback/     | https://id.example   | cross-site-write
          its path has no children                        | POST   | navigate | /oidc/callback/x    | https://id.example   | cross-site-write
          only POST is received                           | PUT    | navigate | /oidc/callback      | https://id.example   | cross-site-write
          only a navigation is received                   | POST   | cors     | /oidc/callback      | https://id.example   | cross-site-write
          only from who is listed                         | POST   | navigate | /oidc/callback      | https://evil.example | cross-site-write
          an opaque origin is not listed                  | POST   | navigate | /oidc/callback      | null                 | cross-site-write
          an override turns it into something else        | POST   | navigate | /oidc/callback?_method=DELETE | https://id.example | cross-site-write
          """)
  void isReceivedAsThePolicyLists(
      String sentence, String method, String mode, String path, String origin, String reason) {
    Decision decision =
        TestRequest.of(method, path)
            .cookie("sid=1")
            .header("Sec-Fetch-Site", "cross-site")
            .header("Sec-Fetch-Mode", mode)
            .header("Origin", origin)
            .judgedBy(guard);

    assertThat(decision.reason()).hasToString(reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                          | method  | target                          | header                 | value  | unsafe
          GET is safe                                         | GET     | /a                              | -                      | -      | false
          HEAD is safe                                        | HEAD    | /a                              | -                      | -      | false
          OPTIONS that is no preflight is safe                | OPTIONS | /a                              | -                      | -      | false
          POST is unsafe                                      | POST    | /a                              | -                      | -      | true
          QUERY is unsafe                                     | QUERY   | /a                              | -                      | -      | true
          get is not GET                                      | get     | /a                              | -                      | -      | true
          a GET of csrf.unsafe is unsafe                      | GET     | /quick-transfer?to=mallory      | -                      | -      | true
          so is its HEAD                                      | HEAD    | /quick-transfer                 | -                      | -      | true
          so is its encoded spelling                          | GET     | /quick%2dtransfer               | -                      | -      | true
          _method in the query                                | GET     | /a?_method=DELETE               | -                      | -      | true
          _method in lower case                               | GET     | /a?_method=delete               | -                      | -      | true
          an encoded _method                                  | GET     | /a?x=1&%5Fmethod=PUT            | -                      | -      | true
          _method after a semicolon                           | GET     | /a?x=1;_method=PUT              | -                      | -      | true
          the second _method                                  | GET     | /a?_method=GET&_method=PUT      | -                      | -      | true
          _method=GET changes nothing                         | GET     | /a?_method=GET                  | -                      | -      | false
          _method=GET does not make POST safe                 | POST    | /a?_method=GET                  | -                      | -      | true
          X-HTTP-Method-Override                              | GET     | /a                              | X-HTTP-Method-Override | DELETE | true
          X-HTTP-Method                                       | GET     | /a                              | X-HTTP-Method          | PUT    | true
          X-Method-Override                                   | GET     | /a                              | X-Method-Override      | patch  | true
          a websocket handshake                               | GET     | /a                              | Upgrade                | websocket | true
          """)
  void isUnsafeByMethodPathOrOverride(
      String sentence, String method, String target, String header, String value, boolean unsafe) {
    Decision decision =
        TestRequest.of(method, target)
            .cookie("sid=1")
            .headerUnlessDash(header, value)
            .header("Sec-Fetch-Site", "cross-site")
            .header("Sec-Fetch-Mode", "navigate")
            .header("Sec-Fetch-Dest", "document")
            .header("Origin", Bank.EVIL)
            .judgedBy(guard);

    assertThat(decision.passes()).isEqualTo(!unsafe);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                        | site        | origin                  | cookie | reason
          the own Origin passes without metadata            | -           | https://bank.example    | sid=1  | own
          the own Origin passes with metadata               | same-origin | https://bank.example    | sid=1  | own
          a listed origin passes without metadata           | -           | https://socket.example  | sid=1  | granted
          a listed origin passes across sites               | cross-site  | https://socket.example  | sid=1  | granted
          a stranger is refused                             | -           | https://evil.example    | sid=1  | cross-site-handshake
          a stranger is refused without a cookie too        | -           | https://evil.example    | -      | cross-site-handshake
          a sibling is refused                              | same-site   | https://blog.bank.example | sid=1 | cross-site-handshake
          a cors rule means nothing here                    | cross-site  | https://app.example     | sid=1  | cross-site-handshake
          an opaque origin is refused                       | -           | null                    | sid=1  | cross-site-handshake
          an absent Origin with a cookie is refused         | -           | -                       | sid=1  | cross-site-handshake
          an absent Origin without one passes               | -           | -                       | -      | no-credential
          the own Origin from across sites contradicts      | cross-site  | https://bank.example    | sid=1  | contradictory-evidence
          a listed origin from the same origin contradicts  | same-origin | https://socket.example  | sid=1  | contradictory-evidence
          an unknown Sec-Fetch-Site contradicts             | elsewhere   | https://bank.example    | sid=1  | contradictory-evidence
          """)
  void asAHandshakeIsJudgedByItsOrigin(
      String sentence, String site, String origin, String cookie, String reason) {
    Decision decision =
        TestRequest.handshake("/api/socket")
            .headerUnlessDash("Cookie", cookie)
            .headerUnlessDash("Sec-Fetch-Site", site)
            .headerUnlessDash("Origin", origin)
            .judgedBy(guard);

    assertThat(decision.reason()).hasToString(reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                       | mutual | origin                     | site       | reason
          another own origin is a stranger                 | false  | https://admin.bank.example | same-site  | cross-site-write
          another own origin is one without metadata too   | false  | https://admin.bank.example | -          | cross-site-write
          under mutual it is own                           | true   | https://admin.bank.example | same-site  | own
          under mutual it is own without metadata too      | true   | https://admin.bank.example | -          | own
          under mutual a stranger stays one                | true   | https://evil.example       | cross-site | cross-site-write
          """)
  void fromAnotherOwnOrigin(
      String sentence, boolean mutual, String origin, String site, String reason) {
    var builder = Policy.builder().origins(Bank.OWN, "https://admin.bank.example");
    Guard two = Guard.of((mutual ? builder.mutual() : builder).build());

    Decision decision =
        TestRequest.post("/x")
            .cookie("sid=1")
            .headerUnlessDash("Sec-Fetch-Site", site)
            .header("Origin", origin)
            .judgedBy(two);

    assertThat(decision.reason()).hasToString(reason);
  }
}
