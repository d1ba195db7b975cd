package dev.cordon.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.guard.HttpVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestJsonTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private final RequestJson json = new RequestJson(NOW);

  @Test
  void method_and_url_are_enough() {
    var request = json.read("{\"method\": \"GET\", \"url\": \"https://a.example/x\"}");

    assertThat(request.id()).isNull();
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).isEqualTo("/x");
    assertThat(request.peer()).isEqualTo(GivenRequest.SOMEBODY);
    assertThat(request.time()).isEqualTo(NOW);
    assertThat(request.version()).isEqualTo(HttpVersion.HTTP_1_1);
    assertThat(request.body()).isEmpty();
  }

  @Test
  void everything_can_be_said() {
    var request =
        json.read(
            """
            {"id": {"row": 7}, "method": "PoSt", "url": "https://a.example/x", "target": "*",
             "headers": [["X", "1"], ["x", ""], ["X", "1"]], "peer": "2001:db8::1",
             "time": "2026-02-03T04:05:06Z", "protocol": "HTTP/2", "body": "ü"}
            """);

    assertThat(request.id()).hasToString("{\"row\":7}");
    assertThat(request.method()).isEqualTo("PoSt");
    assertThat(request.target()).isEqualTo("*");
    assertThat(request.headers())
        .containsExactly(
            new GivenHeader("X", "1"), new GivenHeader("x", ""), new GivenHeader("X", "1"));
    assertThat(request.peer()).isEqualTo("2001:db8::1");
    assertThat(request.time()).isEqualTo(Instant.parse("2026-02-03T04:05:06Z"));
    assertThat(request.version()).isEqualTo(HttpVersion.HTTP_2);
    assertThat(request.body()).isEqualTo("ü");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no JSON                 | {"method"                                                          | not a JSON object
          no object               | ["GET"]                                                            | not a JSON object
          two objects             | {"method":"GET","url":"https://a/"} {}                             | not a JSON object
          no method               | {"url": "https://a.example/"}                                      | method is missing
          no url                  | {"method": "GET"}                                                  | url is missing
          a number for a method   | {"method": 1, "url": "https://a.example/"}                         | method is not a string
          a relative url          | {"method": "GET", "url": "/x"}                                     | is not absolute
          a misspelt key          | {"method": "GET", "url": "https://a/", "header": []}               | "header" is no key
          headers as an object    | {"method": "GET", "url": "https://a/", "headers": {"A": "b"}}      | headers is not a list
          a header without value  | {"method": "GET", "url": "https://a/", "headers": [["A", "b"], ["A"]]} | headers[1] is not
          a header with a number  | {"method": "GET", "url": "https://a/", "headers": [["A", 1]]}      | headers[0] is not
          a time without a zone   | {"method": "GET", "url": "https://a/", "time": "2026-01-01"}       | is no instant
          an unknown protocol     | {"method": "GET", "url": "https://a/", "protocol": "HTTP/9"}       | HTTP/1.1, HTTP/2
          """)
  void refuses(String sentence, String line, String message) {
    assertThatThrownBy(() -> json.read(line))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_bad_value_is_shown_escaped_and_cut() {
    var line = "\u001b[31m\n" + "x".repeat(1_000);

    assertThatThrownBy(() -> json.read(line))
        .hasMessageContaining("\\u001b[31m\\u000a")
        .message()
        .hasSizeLessThan(300);
  }

  @Test
  void the_host_header_is_the_urls_authority_unless_one_is_given() {
    var implied = json.read("{\"method\":\"GET\",\"url\":\"https://a.example:8443/\"}");
    var given =
        json.read(
            "{\"method\":\"GET\",\"url\":\"https://a.example/\",\"headers\":[[\"hOST\",\"b\"]]}");

    assertThat(lines(implied)).containsExactly(new GivenHeader("Host", "a.example:8443"));
    assertThat(new GivenRequestView(implied).authority()).isNull();
    assertThat(lines(given)).containsExactly(new GivenHeader("hOST", "b"));
  }

  @Test
  void in_http2_it_is_the_pseudo_header() {
    var request =
        json.read("{\"method\":\"GET\",\"url\":\"https://a.example/\",\"protocol\":\"HTTP/2\"}");

    assertThat(new GivenRequestView(request).authority()).isEqualTo("a.example");
    assertThat(lines(request)).isEmpty();
  }

  private static List<GivenHeader> lines(GivenRequest request) {
    var lines = new ArrayList<GivenHeader>();
    new GivenRequestView(request).headers((name, value) -> lines.add(new GivenHeader(name, value)));
    return lines;
  }
}
