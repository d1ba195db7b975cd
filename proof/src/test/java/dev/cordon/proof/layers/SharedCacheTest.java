package dev.cordon.proof.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.web.Url;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9111, as far as the table needs it. */
class SharedCacheTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an answer that says nothing is not kept          |                          |        | GET  | 2
          a public one is                                  | public, max-age=600      |        | GET  | 1
          a public one of which nothing may be kept is not | public, no-store         |        | GET  | 2
          a private one is not                             | private                  |        | GET  | 2
          one that varies by what differs is not reused    | public                   | Origin | GET  | 2
          one that varies by what is the same is           | public                   | Accept | GET  | 1
          one that varies by everything is not             | public                   | *      | GET  | 2
          the answer to a POST is not                      | public                   |        | POST | 2
          """)
  void keeps(String sentence, String control, String vary, String method, int asked)
      throws NetworkFailure {
    var count = new int[1];
    var cache =
        new SharedCache(
            request -> {
              count[0]++;
              var answer = Response.ok("text/html", "");
              answer = control == null ? answer : answer.with("Cache-Control", control);
              return vary == null ? answer : answer.with("Vary", vary);
            });
    cache.send(request(method, "https://one.example"));
    cache.send(request(method, "https://other.example"));
    assertThat(count[0]).isEqualTo(asked);
  }

  private static Request request(String method, String origin) {
    var headers = Headers.of("Origin", origin, "Accept", "*/*");
    return new Request(method, Url.parse(Scene.OWN + "/card"), headers, null);
  }
}
