package dev.cordon.conformance.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.rig.Pair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenariosTest {
  private static final String PUT =
      """
      [{"id": "put", "about": "A PUT asks first", "covers": ["PREFLIGHT"], "smoke": true,
        "jar": [{"url": "https://b.test/", "set": ["c=1; Secure"]}],
        "page": {"url": "https://a.test/", "headers": {"Referrer-Policy": "origin"},
                 "inside": [{"iframe": "https://c.test/", "sandbox": "allow-scripts"}]},
        "do": [{"fetch": "https://b.test/x",
                "init": {"method": "PUT", "headers": [["X-A", "1"], ["X-A", "2"]], "body": "b"}},
               {"cookie": {"read": true}}],
        "answers": {"https://b.test/x": {"OPTIONS": {"status": 204},
                                         "*": [{"body": "1"}, {"body": "2"}]}}}]
      """;

  @Nested
  class A_row {
    @Test
    void keeps_all_that_the_file_says() {
      var row = Scenarios.read("f", PUT).get(0);

      assertThat(row.id()).isEqualTo("put");
      assertThat(row.smoke()).isTrue();
      assertThat(row.engines()).containsExactly("chromium", "firefox", "webkit");
      assertThat(row.jar())
          .containsExactly(
              new Scenario.JarVisit("https://b.test/", List.of("c=1; Secure"), List.of()));
      assertThat(row.page().headers()).containsExactly(Map.entry("Referrer-Policy", "origin"));
      assertThat(row.inside().get(0).attributes()).containsEntry("sandbox", "allow-scripts");
      var fetch = row.actions().get(0);
      assertThat(fetch.kind()).isEqualTo(ActionKind.FETCH);
      assertThat(fetch.init().orElseThrow().text("method")).contains("PUT");
      assertThat(fetch.init().orElseThrow().headers())
          .containsExactly(new Pair("X-A", "1"), new Pair("X-A", "2"));
      assertThat(fetch.init().orElseThrow().body()).contains(new Body.Text("b"));
    }

    @Test
    void answers_the_nth_request_with_the_nth_answer_and_then_with_the_last() {
      var answers = new Answers(Scenarios.read("f", PUT).get(0));

      assertThat(answers.next("OPTIONS", "https://b.test/x").status()).isEqualTo(204);
      assertThat(answers.next("PUT", "https://b.test/x").body()).isEqualTo("1");
      assertThat(answers.next("PUT", "https://b.test/x").body()).isEqualTo("2");
      assertThat(answers.next("PUT", "https://b.test/x").body()).isEqualTo("2");
      assertThat(answers.next("GET", "https://b.test/y")).isEqualTo(Answer.DEFAULT);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
        delimiter = '|',
        value = {
          "an unknown key | \"smoke\": true, | \"colour\": 1, | f: put: unknown key \"colour\"",
          "a wrong type | \"about\": \"A PUT asks first\" | \"about\": 7 | f: put: \"about\" must"
              + " be",
          "a missing key | \"about\": \"A PUT asks first\", | \"smoke\": true, | \"about\" is"
              + " missing",
          "an unknown action | \"fetch\" | \"fecth\" | f: put.do[0]: must hold the key of one"
              + " action",
          "an argument of another action | \"init\" | \"attrs\" | f: put.do[0]: unknown key"
              + " \"attrs\"",
          "an unknown member of init | \"body\": \"b\" | \"boddy\": \"b\" | unknown key \"boddy\"",
          "no such status | \"status\": 204 | \"status\": 20 | \"status\" must be 101 or from 200",
          "no such engine | \"smoke\": true | \"engines\": [\"opera\"] | \"engines\" must be some"
              + " of",
          "an id of another shape | \"put\" | \"Put\" | f[0]: \"id\" must be in kebab case",
        })
    void is_refused_with_its_place_for(String what, String right, String wrong, String message) {
      assertThat(PUT).as(what).contains(right);

      assertThatThrownBy(() -> Scenarios.read("f", PUT.replace(right, wrong)))
          .isInstanceOf(ScenarioFault.class)
          .hasMessageContaining(message);
    }

    @Test
    void does_nothing_after_it_left_the_page() {
      String leaving =
          """
          [{"id": "left", "about": "", "page": {"url": "https://a.test/"},
            "do": [{"navigate": "https://b.test/"}, {"cookie": {"read": true}}]}]
          """;

      assertThatThrownBy(() -> Scenarios.read("f", leaving))
          .isInstanceOf(ScenarioFault.class)
          .hasMessageContaining("do[1]: stands behind an action that leaves the page");
    }
  }

  @Nested
  class A_matrix {
    private static final String MATRIX =
        """
        [{"id": "m", "about": "${method} is ${status}", "covers": [],
          "each": {"method": ["PUT", "DELETE"], "status": ["200", "302"]},
          "page": {"url": "https://a.test/"},
          "do": [{"fetch": "https://b.test/${method}", "init": {"method": "${method}"}}],
          "answers": {"https://b.test/${method}": {"*": {"status": "${status}"}}}}]
        """;

    @Test
    void makes_a_row_of_every_combination() {
      var rows = Scenarios.read("f", MATRIX);

      assertThat(rows)
          .extracting(Scenario::id)
          .containsExactly("m[PUT,200]", "m[PUT,302]", "m[DELETE,200]", "m[DELETE,302]");
      assertThat(rows.get(3).about()).isEqualTo("DELETE is 302");
      assertThat(new Answers(rows.get(3)).next("DELETE", "https://b.test/DELETE").status())
          .isEqualTo(302);
    }

    @Test
    void gives_every_name_that_is_used() {
      assertThatThrownBy(() -> Scenarios.read("f", MATRIX.replace("is ${status}", "is ${state}")))
          .isInstanceOf(ScenarioFault.class)
          .hasMessageContaining("names something that \"each\" does not give");
    }
  }

  @Test
  void no_two_rows_have_the_same_id() {
    assertThatThrownBy(
            () ->
                Scenarios.read("f", PUT.strip().replaceFirst("]$", "," + PUT.strip().substring(1))))
        .isInstanceOf(ScenarioFault.class)
        .hasMessageContaining("the id is also in f");
  }

  @Test
  void every_file_of_the_repository_can_be_read() {
    assertThat(Scenarios.all()).isNotEmpty();
  }
}
