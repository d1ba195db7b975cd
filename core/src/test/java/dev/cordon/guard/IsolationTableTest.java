package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.Policy;
import dev.cordon.web.RequestMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layer 6: may another site embed or load this? */
@DisplayName("A safe request")
class IsolationTableTest {
  private final Guard guard = Bank.guard();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                             | path       | site        | mode     | dest     | origin               | referer                    | reason
          without metadata or Referer passes                     | /a         | -           | -        | -        | -                    | -                          | safe
          without metadata and an own Referer passes             | /a         | -           | -        | -        | -                    | https://bank.example/b?c   | safe
          without metadata and a foreign Referer asks embed      | /a         | -           | -        | -        | -                    | https://evil.example/b     | cross-site-load
          without metadata and a look-alike Referer asks embed   | /a         | -           | -        | -        | -                    | https://bank.example.evil.example/ | cross-site-load
          without metadata and userinfo in Referer asks embed    | /a         | -           | -        | -        | -                    | https://bank.example@evil.example/ | cross-site-load
          of the same origin passes                              | /a         | same-origin | no-cors  | image    | -                    | -                          | safe
          of the user's own act passes                           | /a         | none        | navigate | document | -                    | -                          | safe
          that follows a link passes                             | /a         | cross-site  | navigate | document | -                    | https://evil.example/      | safe
          that follows a sibling's link passes                   | /a         | same-site   | navigate | document | -                    | -                          | safe
          into a frame                                           | /a         | cross-site  | navigate | iframe   | -                    | -                          | cross-site-frame
          into a sibling's frame                                 | /a         | same-site   | navigate | frame    | -                    | -                          | cross-site-frame
          into an object                                         | /a         | cross-site  | navigate | object   | -                    | -                          | cross-site-frame
          into an embed                                          | /a         | cross-site  | navigate | embed    | -                    | -                          | cross-site-frame
          as an image                                            | /a         | cross-site  | no-cors  | image    | -                    | -                          | cross-site-load
          as a script                                            | /a         | cross-site  | no-cors  | script   | -                    | -                          | cross-site-load
          by a fetch without CORS                                | /a         | cross-site  | no-cors  | empty    | -                    | -                          | cross-site-load
          by a granted origin passes                             | /api/a     | cross-site  | cors     | empty    | https://app.example  | -                          | granted
          by an origin that is not granted                       | /api/a     | cross-site  | cors     | empty    | https://evil.example | -                          | cross-site-load
          without metadata by a granted origin passes            | /api/a     | -           | -        | -        | https://app.example  | https://app.example/       | granted
          without metadata by one that is not granted            | /api/a     | -           | -        | -        | https://evil.example | https://evil.example/      | cross-site-load
          without metadata by a granted origin elsewhere         | /a         | -           | -        | -        | https://app.example  | https://app.example/       | cross-site-load
          by a granted origin without CORS                       | /api/a     | cross-site  | no-cors  | empty    | https://app.example  | -                          | cross-site-load
          under an unknown Sec-Fetch-Site                        | /a         | elsewhere   | no-cors  | image    | -                    | -                          | cross-site-load
          as an image, where the site may                        | /images/a  | same-site   | no-cors  | image    | -                    | -                          | safe
          as an image across sites, where the site may           | /images/a  | cross-site  | no-cors  | image    | -                    | -                          | cross-site-load
          from the site by Referer, where the site may           | /images/a  | -           | -        | -        | -                    | https://blog.bank.example/ | safe
          from elsewhere by Referer, where the site may          | /images/a  | -           | -        | -        | -                    | https://evil.example/      | cross-site-load
          as an image, where anybody may                         | /cdn/a     | cross-site  | no-cors  | image    | -                    | -                          | safe
          into a frame, where anybody may                        | /cdn/a     | cross-site  | navigate | iframe   | -                    | -                          | safe
          into a frame of a listed origin                        | /widget/a  | cross-site  | navigate | iframe   | -                    | https://shop.example/cart  | safe
          into a frame of another origin                         | /widget/a  | cross-site  | navigate | iframe   | -                    | https://evil.example/      | cross-site-frame
          into a frame without a Referer, where a list decides   | /widget/a  | cross-site  | navigate | iframe   | -                    | -                          | cross-site-frame
          """)
  void isJudgedByItsMetadata(
      String sentence,
      String path,
      String site,
      String mode,
      String destination,
      String origin,
      String referer,
      String reason) {
    Decision decision =
        TestRequest.get(path)
            .cookie("sid=1")
            .headerUnlessDash("Sec-Fetch-Site", site)
            .headerUnlessDash("Sec-Fetch-Mode", mode)
            .headerUnlessDash("Sec-Fetch-Dest", destination)
            .headerUnlessDash("Origin", origin)
            .headerUnlessDash("Referer", referer)
            .judgedBy(guard);

    assertThat(decision.reason()).hasToString(reason);
  }

  @Test
  void withSpaceAroundItsMetadataIsReadWithoutIt() {
    Decision decision =
        TestRequest.get("/a")
            .header("Sec-Fetch-Site", " \tcross-site\t ")
            .header("Sec-Fetch-Mode", "\tno-cors")
            .judgedBy(guard);

    assertThat(decision).hasToString("refuse cross-site-load");
    assertThat(decision.evidence().metadata().mode()).isEqualTo(RequestMode.NO_CORS);
  }

  @Test
  void withMetadataGivenTwiceIsNobodys() {
    Decision decision =
        TestRequest.get("/a")
            .header("Sec-Fetch-Site", "same-origin")
            .header("Sec-Fetch-Site", "same-origin")
            .judgedBy(guard);

    assertThat(decision).hasToString("refuse cross-site-load");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # who may embed | path      | CORP         | frame-ancestors                                                                      | Cache-Control | Vary
          own pages       | /a        | same-origin  | frame-ancestors 'self'                                                               | -             | Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest
          the site        | /images/a | same-site    | frame-ancestors 'self' https://bank.example:* https://*.bank.example:*               | -             | Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest
          a list          | /widget/a | cross-origin | frame-ancestors 'self' https://shop.example                                          | private       | Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest
          anybody         | /cdn/a    | cross-origin | -                                                                                    | -             | -
          """)
  void isAnsweredWithHeadersThatHoldInABrowserToo(
      String who, String path, String resource, String ancestors, String cache, String vary) {
    TestHeaders answer = TestHeaders.after(TestRequest.get(path).judgedBy(guard));

    assertThat(answer.value("Cross-Origin-Resource-Policy")).isEqualTo(resource);
    assertThat(answer.value("Content-Security-Policy")).isEqualTo(ancestors);
    assertThat(answer.value("Cache-Control")).isEqualTo(cache);
    assertThat(answer.value("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.value("Vary")).isEqualTo(vary);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                                    | path    | theirs       | result
          what is stricter stays                        | /cdn/a  | same-origin  | same-origin
          what is looser is tightened                   | /a      | cross-origin | same-origin
          what no browser understands is replaced       | /a      | everyone     | same-origin
          """)
  void tightensWhatTheApplicationSendsAndNeverLoosens(
      String sentence, String path, String theirs, String result) {
    TestHeaders answer =
        TestHeaders.after(
            TestRequest.get(path).judgedBy(guard),
            "Cross-Origin-Resource-Policy",
            theirs,
            "Content-Security-Policy",
            "script-src 'self'",
            "Vary",
            "Accept-Encoding");

    assertThat(answer.value("Cross-Origin-Resource-Policy")).isEqualTo(result);
    assertThat(answer.get("Content-Security-Policy")).first().isEqualTo("script-src 'self'");
    assertThat(answer.value("Vary")).startsWith("Accept-Encoding");
  }

  @Test
  void saysWhatTheApplicationSaidAlreadyNoSecondTime() {
    TestHeaders answer =
        TestHeaders.after(
            TestRequest.get("/a").judgedBy(guard),
            "Content-Security-Policy",
            "frame-ancestors 'self'");

    assertThat(answer.get("Content-Security-Policy")).containsExactly("frame-ancestors 'self'");
  }

  @Test
  void severesOpenersOnlyWhereThePolicyAsks() {
    Guard asks =
        Guard.of(
            Policy.builder()
                .origins(Bank.OWN)
                .isolation(rule -> rule.paths("/admin/**").embed("own").opener("same-origin"))
                .build());

    assertThat(opener(asks, "/admin/x")).isEqualTo("same-origin");
    assertThat(opener(asks, "/x")).isEqualTo("-");
  }

  private static String opener(Guard guard, String path) {
    return TestHeaders.after(TestRequest.get(path).judgedBy(guard))
        .value("Cross-Origin-Opener-Policy");
  }
}
