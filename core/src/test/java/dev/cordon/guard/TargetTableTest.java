package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.TargetQuirk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layer 1: is the request line unambiguous? */
@DisplayName("A request target")
class TargetTableTest {
  private final Guard guard = Bank.guard();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                          | target                             | key that allows it
          with ..                             | /a/../b                            | DOT_SEGMENTS
          with .. at the end                  | /a/..                              | DOT_SEGMENTS
          with .                              | /a/./b                             | DOT_SEGMENTS
          with an encoded ..                  | /a/%2e%2E/b                        | DOT_SEGMENTS
          with a half-encoded ..              | /a/.%2e/b                          | DOT_SEGMENTS
          with an empty segment               | /a//b                              | EMPTY_SEGMENTS
          that begins with two slashes        | //a                                | EMPTY_SEGMENTS
          with a backslash                    | /a\\b                              | BACKSLASH
          with an encoded slash               | /a%2fb                             | ENCODED_SLASH
          with an encoded backslash           | /a%5Cb                             | ENCODED_BACKSLASH
          with an encoded percent sign        | /a%252fb                           | ENCODED_PERCENT
          with an encoded NUL                 | /a%00b                             | ENCODED_NUL
          with an encoded line feed           | /a%0ab                             | CONTROLS
          with a path parameter               | /a;x=1                             | PATH_PARAMETERS
          with a session id                   | /a;jsessionid=0123                 | PATH_PARAMETERS
          with an encoded semicolon           | /a%3Bx=1                           | PATH_PARAMETERS
          with a parameter behind ..          | /a/..;/b                           | PATH_PARAMETERS
          with a fragment                     | /a#b                               | FRAGMENT
          with userinfo                       | https://u@bank.example/a           | USERINFO
          with an encoded DEL                 | /a%7fb                             | CONTROLS
          with an encoded unit separator      | /a%1Fb                             | CONTROLS
          of a malformed authority            | https://bank.example:x/a           | FOREIGN_ABSOLUTE_FORM
          of another authority                | https://evil.example/a             | FOREIGN_ABSOLUTE_FORM
          """)
  void isRefusedUnlessThePolicyAllowsIt(String sentence, String target, TargetQuirk quirk) {
    String written = target.replace("\\\\", "\\");
    TestRequest request = TestRequest.get(written);

    Decision refused = request.judgedBy(guard);

    assertThat(refused).hasToString("refuse ambiguous-target");
    assertThat(refused.verdict()).isEqualTo(new Verdict.Refuse(400));
    assertThat(refused.sentence()).contains("target." + quirk.key());
    Guard lenient =
        target.contains("..;")
            ? Bank.allowing(quirk, TargetQuirk.DOT_SEGMENTS)
            : Bank.allowing(quirk);
    assertThat(request.judgedBy(lenient)).hasToString("pass safe");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/a b",
        "/a\tb",
        "/a\u007f",
        "/caf\u00e9",
        "/a\u0000",
        "/a%",
        "/a%4",
        "/a%zz",
        "/a?b\nc",
        "a",
        "",
        "?x",
        "*",
        "ftp://bank.example/a",
        "bank.example:443",
        "/%c0%ae%zz"
      })
  void isRefusedWhateverThePolicySays(String target) {
    Decision decision = TestRequest.get(target).judgedBy(Bank.allowing(TargetQuirk.values()));

    assertThat(decision).hasToString("refuse ambiguous-target");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                 | target                        | path
          is matched as it is                        | /a/b                          | /a/b
          keeps its trailing slash                   | /a/                           | /a/
          may be the root                            | /                             | /
          has no query                               | /a?b=/../c;d//                | /a
          is decoded once where unreserved           | /%61/%7euser/%2D%5f           | /a/~user/-_
          keeps other octets in upper-case digits    | /caf%c3%a9%20x%3f             | /caf%C3%A9%20x%3F
          keeps its case                             | /API/x                        | /API/x
          keeps a plus                               | /a+b                          | /a+b
          may be absolute                            | https://bank.example/a?b      | /a
          may be absolute in another case            | HTTPS://BANK.example/a        | /a
          may be absolute without a path             | https://bank.example          | /
          may be absolute with a query alone         | https://bank.example?x        | /
          is decoded at its end                      | /a%41                         | /aA
          keeps what is in every alphabet            | /%61%7a%41%5A%30%39azAZ09     | /azAZ09azAZ09
          encodes what is raw and stands for nothing | /"<>[]^`{}*                   | /%22%3C%3E%5B%5D%5E%60%7B%7D%2A
          may hold dots that are no segment          | /a/..b/c.../.d                | /a/..b/c.../.d
          """)
  void pathIsCanonical(String sentence, String target, String path) {
    Decision decision = TestRequest.get(target).judgedBy(guard);

    assertThat(decision).hasToString("pass safe");
    assertThat(decision.evidence().path()).isEqualTo(path);
  }

  @ParameterizedTest(name = "{0} is matched as {1}")
  @CsvSource({
    "/x/../quick-transfer,/quick-transfer",
    "/x/%2e%2e/quick-transfer,/quick-transfer",
    "//quick-transfer,/quick-transfer",
    "/quick-transfer;a=b,/quick-transfer",
    "/./quick-transfer,/quick-transfer",
    "/a/..,/",
    "/a/b/../..,/",
    "/a/b/..,/a/",
    "/a/.,/a/",
    "/../a,/a",
    "/a//,/a/",
    "/a//b,/a/b",
    "/a;x=1/b,/a/b",
    "/a%3Bx%41=1/b,/a/b",
    "/a#b?c,/a",
    "/a?b#c,/a",
  })
  void whereAllowedIsMatchedAsServersResolveIt(String target, String path) {
    Decision decision = TestRequest.get(target).judgedBy(Bank.allowing(TargetQuirk.values()));

    assertThat(decision.evidence().path()).isEqualTo(path);
  }

  @ParameterizedTest(name = "{0} is refused with 405")
  @ValueSource(strings = {"TRACE", "CONNECT"})
  void methodThatNobodyServes(String method) {
    Decision decision = TestRequest.of(method, "/").judgedBy(guard);

    assertThat(decision).hasToString("refuse method-refused");
    assertThat(decision.verdict()).isEqualTo(new Verdict.Refuse(405));
    assertThat(TestHeaders.after(decision).value("Allow")).contains("GET");
  }

  @ParameterizedTest(name = "\"{0}\" is no method")
  @ValueSource(strings = {"GE T", "GET\r\nX: y", "", "G{T"})
  void methodThatIsNoToken(String method) {
    assertThat(TestRequest.of(method, "/").judgedBy(guard)).hasToString("refuse ambiguous-target");
  }

  @Test
  void longerThanItsBoundIsRefused() {
    String target = "/" + "a".repeat(Target.MAX_LENGTH);

    assertThat(TestRequest.get(target).judgedBy(guard)).hasToString("refuse ambiguous-target");
    String longest = target.substring(1).replaceFirst("a", "/");
    assertThat(TestRequest.get(longest).judgedBy(guard)).hasToString("pass safe");
    String encoded = longest.substring(3) + "%41";
    assertThat(TestRequest.get("/" + encoded.substring(1)).judgedBy(guard))
        .hasToString("pass safe");
    assertThat(TestRequest.get("/a" + encoded.substring(1)).judgedBy(guard))
        .hasToString("refuse ambiguous-target");
  }

  @Test
  void asteriskIsForOptions() {
    assertThat(TestRequest.of("OPTIONS", "*").judgedBy(guard)).hasToString("pass safe");
  }

  @Test
  void overridesByHeaderNeverReachTheApplication() {
    TestRequest request =
        TestRequest.get("/a").header("X-Original-URL", "/admin").header("X-Rewrite-URL", "/admin");

    TestHeaders seen = request.seenBy(request.judgedBy(guard));

    assertThat(seen.get("X-Original-URL")).isEmpty();
    assertThat(seen.get("X-Rewrite-URL")).isEmpty();
  }

  @Test
  void isJudgedInReportModeToo() {
    Guard report = Guard.of(Bank.builder().mode(dev.cordon.policy.Mode.REPORT).build());

    assertThat(TestRequest.get("/a/../b").judgedBy(report)).hasToString("refuse ambiguous-target");
  }
}
