package dev.cordon.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.config.PolicyText.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTextTest {
  private static final String TEXT =
      """
      cordon: 1
      app:
        origins: [https://bank.example]   # where it lives
      cors:
        - paths: [/api/**]
          origins: [https://app.example]
        - paths: [/open/**]
          origins: ["https://a.example", https://b.example]
      never:
        - no other site writes to /**
        - nothing embeds /admin/**
      """;

  private static PolicyText read(String text) {
    return CordonFile.read("cordon.yaml", text, Map.of()).text().orElseThrow();
  }

  @ParameterizedTest(name = "{0} stands at {1}:{2}")
  @CsvSource({
    "app.origins[0], 3, 13",
    "cors[0], 5, 5",
    "cors[1].origins[1], 8, 36",
    "never[0], 10, 5",
    "never[1], 11, 5",
    "cors[1].max-age, 7, 5",
    "cors[7], 4, 1"
  })
  void a_place_has_a_line_and_a_column_or_those_of_what_is_around_it(
      String place, int line, int column) {
    assertThat(read(TEXT).position(place)).contains(new Position(line, column));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"isolation", "csrf.login[0]", "''", "[0]"})
  void what_the_text_does_not_speak_of_has_no_position(String place) {
    assertThat(read(TEXT).position(place)).isEmpty();
  }

  @Test
  void columns_are_code_points() {
    String text =
        TEXT + "csrf:\n  exempt:\n    - {because: \"\uD83C\uDFE6 signed\", path: /hook}\n";

    assertThat(read(text).position("csrf.exempt[0].path")).contains(new Position(14, 35));
  }

  @Test
  void every_change_of_the_text_has_a_digest_of_its_own() {
    assertThat(read(TEXT).sha256()).matches("[0-9a-f]{64}").isEqualTo(read(TEXT).sha256());
    assertThat(read(TEXT + "# a comment\n").sha256()).isNotEqualTo(read(TEXT).sha256());
  }

  @Test
  void properties_have_no_text() {
    List<Property> properties =
        List.of(new Property("app.origins", "https://bank.example", "a test", 0, 0));

    assertThat(CordonFile.read("properties", properties, Map.of()).text()).isEmpty();
  }
}
