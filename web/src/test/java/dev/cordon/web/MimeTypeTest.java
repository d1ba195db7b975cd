package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("MIME Sniffing, parse a MIME type: the essence")
class MimeTypeTest {
  @ParameterizedTest(name = "of \"{0}\" is {1}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      nullValues = "none",
      value = {
        "text/html                               | text/html",
        "TEXT/HTML; Charset=UTF-8                | text/html",
        "`\t text/plain \r\n`                    | text/plain",
        "text/plain ;a                           | text/plain",
        "text/plain; charset=utf-8; x=application/json | text/plain",
        "multipart/form-data; boundary=application/json | multipart/form-data",
        "text/plain, application/json            | none",
        "application/json;                       | application/json",
        "text/                                   | none",
        "/html                                   | none",
        "text                                    | none",
        "``                                      | none",
        "text;x=/y                               | none",
        "text/html/x                             | none",
        "te xt/html                              | none",
        "text /html                              | none",
        "text/ html                              | none",
        "text/html\u00a0                         | none",
        "text/ht\u212am                          | none",
      })
  void isFound(String value, String essence) {
    assertThat(MimeType.essence(value)).isEqualTo(essence);
  }

  @Test
  void isBounded() {
    String value = "text/html;";
    assertThat(MimeType.essence(value + "x".repeat(MimeType.MAX_CHARS - value.length())))
        .isEqualTo("text/html");
    assertThat(MimeType.essence(value + "x".repeat(MimeType.MAX_CHARS))).isNull();
  }

  @Test
  @DisplayName("of every row of the web platform tests is theirs")
  void everyRow() {
    int rows = 0;
    for (String file : List.of("mime-types.json", "generated-mime-types.json")) {
      for (JsonNode row : Conformance.rows("wpt/mimesniff/mime-types/resources/" + file)) {
        JsonNode output = row.get("output");
        String essence = output.isNull() ? null : output.asText().split(";", 2)[0];
        assertThat(MimeType.essence(row.get("input").asText()))
            .as(row.get("input").asText())
            .isEqualTo(essence);
        rows++;
      }
    }
    assertThat(rows).as("rows compared").isGreaterThanOrEqualTo(955);
  }
}
