package dev.cordon.conformance.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationTest {
  private static final Observation.Seen ASKED =
      new Observation.Seen("OPTIONS", "https://b.test/x", Map.of("origin", "https://a.test"), "");
  private static final Observation.Seen SENT =
      new Observation.Seen("PUT", "https://b.test/x", Map.of("cookie", "a=\"1\""), "text\r\n");
  private static final Observation.Seen ELSEWHERE =
      new Observation.Seen("GET", "https://c.test/", Map.of(), "");
  private static final Map<String, Object> READ =
      Map.of("outcome", "readable", "status", 200, "headers", List.of("content-type"));

  @TempDir Path folder;

  @Test
  void is_the_same_after_it_was_written_and_read() throws IOException {
    var observations =
        Map.of(
            "two[a,b]", new Observation(List.of(ASKED, SENT), List.of(READ)),
            "one", new Observation(List.of(), List.of(Map.of("outcome", "failed"))));
    var file = Recordings.folder(folder, "webkit", "2.50.6").resolve("facts.json");
    Recordings.writeFile(file, observations);

    assertThat(Recordings.readFile(file)).isEqualTo(observations);
    assertThat(Recordings.in(folder))
        .containsExactly(new Recordings("webkit", "2.50.6", observations));
  }

  @Test
  void puts_each_request_on_a_line_of_its_own() throws IOException {
    var file = folder.resolve("facts.json");
    Recordings.writeFile(
        file, Map.of("one", new Observation(List.of(ASKED), List.of(Map.of("outcome", "failed")))));

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "one": {
                "wire": [
                  {"method":"OPTIONS","url":"https://b.test/x","headers":{"origin":"https://a.test"}}
                ],
                "page": [
                  {"outcome":"failed"}
                ]
              }
            }
            """);
  }

  @Test
  void does_not_depend_on_the_order_among_different_urls() {
    var one = new Observation(List.of(ASKED, SENT, ELSEWHERE), List.of(READ));

    assertThat(one.sameAs(new Observation(List.of(ELSEWHERE, ASKED, SENT), List.of(READ))))
        .isTrue();
    assertThat(one.sameAs(new Observation(List.of(SENT, ASKED, ELSEWHERE), List.of(READ))))
        .isFalse();
    assertThat(one.sameAs(new Observation(List.of(ASKED, SENT), List.of(READ)))).isFalse();
    assertThat(one.sameAs(new Observation(List.of(ASKED, SENT, ELSEWHERE), List.of()))).isFalse();
  }
}
