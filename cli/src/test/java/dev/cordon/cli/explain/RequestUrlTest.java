package dev.cordon.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestUrlTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a path is kept                      | https://a.example/x/y?q=1         | https | a.example         | /x/y?q=1
          dot segments are not resolved       | https://a.example/x/../y/./z      | https | a.example         | /x/../y/./z
          encoded dots and slashes stay       | https://a.example/%2e%2e%2Fx      | https | a.example         | /%2e%2e%2Fx
          empty segments stay                 | https://a.example//x///y          | https | a.example         | //x///y
          a fragment that was written is kept | https://a.example/x#y             | https | a.example         | /x#y
          no path becomes a slash             | https://a.example                 | https | a.example         | /
          a query without a path gets a slash | https://a.example?q               | https | a.example         | /?q
          a port stays with the authority     | http://a.example:8080/x           | http  | a.example:8080    | /x
          userinfo stays with the authority   | https://u:p@a.example/x           | https | u:p@a.example     | /x
          an IPv6 address keeps its brackets  | http://[::1]:80/x                 | http  | [::1]:80          | /x
          the host is not folded              | HTTPS://A.Example/X               | https | A.Example         | /X
          a backslash does not end the host   | https://a.example\\@b.example/     | https | a.example\\@b.example | /
          a URL in the query is no authority  | https://a.example/?u=http://b/    | https | a.example         | /?u=http://b/
          a socket's scheme is its HTTP one   | wss://a.example/s                 | https | a.example         | /s
          the same without TLS                | ws://a.example/s                  | http  | a.example         | /s
          """)
  void cuts(String sentence, String url, String scheme, String authority, String target) {
    assertThat(RequestUrl.parse(url)).isEqualTo(new RequestUrl(scheme, authority, target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/x", "a.example/x", "ftp://a.example/", "javascript:alert(1)"})
  void refuses_what_is_no_absolute_http_url(String url) {
    assertThatThrownBy(() -> RequestUrl.parse(url))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Write https://host/path");
  }
}
