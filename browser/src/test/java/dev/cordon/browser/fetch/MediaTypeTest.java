package dev.cordon.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.browser.Conformance;
import dev.cordon.browser.Ledger;
import dev.cordon.browser.http.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("MIME types")
class MediaTypeTest {
  @Nested
  @DisplayName("by the web platform tests")
  class Tables {
    /** 974 rows, of which 19 are remarks. */
    @Test
    void every_row_on_parsing_and_serializing() {
      var ledger = new Ledger<JsonNode>();
      var remarks = 0;
      for (var file : List.of("mime-types.json", "generated-mime-types.json")) {
        for (var row : Conformance.elements("wpt/mimesniff/mime-types/resources/" + file)) {
          if (!row.isObject()) {
            remarks++;
            continue;
          }
          var output = row.get("output").isNull() ? null : row.get("output").asText();
          ledger.row(row, output, text(MediaType.parseOrNull(row.get("input").asText())));
        }
      }
      ledger.settle(955);
      assertThat(remarks).isEqualTo(19);
    }

    @Test
    void every_row_on_several_content_types() {
      var ledger = new Ledger<JsonNode>();
      for (var row : Conformance.rows("wpt/fetch/content-type/resources/content-types.json")) {
        var type = row.get("mimeType").isNull() ? null : row.get("mimeType").asText();
        ledger.row(row, type, text(MediaType.extract(headers(row))));
      }
      ledger.settle(20);
    }

    @Test
    void every_row_on_scripts() {
      var ledger = new Ledger<JsonNode>();
      for (var row :
          Conformance.rows("wpt/fetch/content-type/resources/script-content-types.json")) {
        // The rows are served with nosniff.
        var headers = headers(row).with("X-Content-Type-Options", "nosniff");
        var executes = ContentTypes.isJavaScript(headers);
        var charset = row.get("encoding").isNull() ? null : row.get("encoding").asText();
        ledger.row(row, row.get("executes").asBoolean(), executes);
        if (executes) {
          assertThat(MediaType.extract(headers).parameters().get("charset"))
              .as("%s", row)
              .isEqualTo(charset);
        }
      }
      ledger.settle(18);
    }

    @Test
    void every_row_on_nosniff() {
      var ledger = new Ledger<JsonNode>();
      for (var row : Conformance.rows("wpt/fetch/nosniff/resources/x-content-type-options.json")) {
        var headers = Headers.builder();
        for (var line : row.get("input").asText().split("\r\n")) {
          var colon = line.indexOf(':');
          headers.add(line.substring(0, colon), Ascii.trim(line, colon + 1, line.length()));
        }
        ledger.row(
            row, row.get("nosniff").asBoolean(), ResponseTypeChecks.isNosniff(headers.build()));
      }
      ledger.settle(15);
    }

    private static Headers headers(JsonNode row) {
      var headers = Headers.builder();
      row.get("contentType").forEach(value -> headers.add("Content-Type", value.asText()));
      return headers.build();
    }

    private static @Nullable String text(@Nullable MediaType type) {
      return type == null ? null : type.toString();
    }
  }

  @Nested
  @DisplayName("MIME Sniffing, section 4.6, groups")
  class Groups {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "text/html, html",
      "application/xhtml+xml, xml",
      "image/svg+xml, xml",
      "application/xml, xml",
      "application/json, json",
      "application/problem+json, json",
      "text/json, json",
      "TEXT/JavaScript1.5, script",
      "text/x-javascript, script",
      "text/javascript1.6, none",
      "application/jsonp, none",
      "text/plain, none",
    })
    void are_told_apart(String text, String group) {
      var type = MediaType.parseOrNull(text);
      assertThat(type.isHtml()).isEqualTo(group.equals("html"));
      assertThat(type.isXml()).isEqualTo(group.equals("xml"));
      assertThat(type.isJson()).isEqualTo(group.equals("json"));
      assertThat(type.isJavaScript()).isEqualTo(group.equals("script"));
    }
  }

  @Nested
  @DisplayName("Fetch, get, decode, and split")
  class Split {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "a,b          | a;b",
          " a , b\t     | a;b",
          "a,,b         | a;;b",
          "\"a,b\",c    | \"a,b\";c",
          "\"a\\\",b\",c | \"a\\\",b\";c",
          "\"a,b        | \"a,b",
          "``           | ``",
        })
    void cuts_at_commas_outside_quotes(String value, String parts) {
      assertThat(String.join(";", MediaType.split(value))).isEqualTo(parts);
    }
  }
}
