package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows of the web platform tests for URLs, counted. */
@DisplayName("Against the web platform tests, url")
class OriginConformanceTest {
  private static final String URLS = "wpt/url/resources/urltestdata.json";

  /** Inputs that a browser refuses, with the host in which {@link Origin} sees nothing wrong. */
  private static final Map<String, String> UNDECODABLE_LABELS =
      Map.of(
          "http://a.b.c.xn--pokxncvks", "xn--pokxncvks is no Punycode",
          "http://10.0.0.xn--pokxncvks", "xn--pokxncvks is no Punycode",
          "http://a.b.c.XN--pokxncvks", "xn--pokxncvks is no Punycode",
          "http://a.b.c.Xn--pokxncvks", "xn--pokxncvks is no Punycode",
          "http://10.0.0.XN--pokxncvks", "xn--pokxncvks is no Punycode",
          "http://10.0.0.xN--pokxncvks", "xn--pokxncvks is no Punycode",
          "https://xn--/", "xn-- decodes to nothing");

  @Test
  @DisplayName("each origin of urltestdata.json is read and written back")
  void everyOriginRoundTrips() {
    int read = 0;
    int opaque = 0;
    Map<String, String> refused = new TreeMap<>();
    for (JsonNode row : Conformance.rows(URLS)) {
      if (!row.has("origin")) {
        continue;
      }
      String text = row.get("origin").asText();
      Origin origin = Origin.parseOrNull(text);
      if (origin == null) {
        refused.put(text, row.get("input").asText());
      } else if (origin.isOpaque()) {
        opaque++;
      } else {
        read++;
        assertThat(origin).hasToString(text);
        assertThat(Origin.of(origin.scheme(), origin.host(), origin.port())).isEqualTo(origin);
      }
    }
    assertThat(refused).isEmpty();
    assertThat(read).as("origins read").isGreaterThanOrEqualTo(226);
    assertThat(opaque).as("opaque origins read").isGreaterThanOrEqualTo(138);
  }

  @Test
  @DisplayName("each normalised http URL has the origin of its row, unless it names a user")
  void everyNormalisedUrl() {
    int compared = 0;
    int withUser = 0;
    for (JsonNode row : Conformance.rows(URLS)) {
      if (!row.has("origin") || !row.get("href").asText().matches("https?://.*")) {
        continue;
      }
      String href = row.get("href").asText();
      Origin origin = Origin.ofUrlOrNull(href);
      if (!row.get("username").asText().isEmpty() || !row.get("password").asText().isEmpty()) {
        assertThat(origin).as(href).isNull();
        withUser++;
      } else {
        assertThat(origin).as(href).isEqualTo(Origin.parse(row.get("origin").asText()));
        compared++;
      }
    }
    assertThat(compared).as("URLs compared").isGreaterThanOrEqualTo(170);
    assertThat(withUser).as("URLs with a user").isGreaterThanOrEqualTo(25);
  }

  @Test
  @DisplayName("no raw input is given another origin than browsers give it, undecodable xn-- apart")
  void noInputIsMisread() {
    Set<String> misread = new TreeSet<>();
    int agreed = 0;
    int refused = 0;
    for (JsonNode row : Conformance.rows(URLS)) {
      String input = row.get("input").asText();
      Origin origin = Origin.ofUrlOrNull(input);
      if (origin == null) {
        refused++;
      } else if (row.has("origin") && row.get("origin").asText().equals(origin.toString())) {
        agreed++;
      } else if (row.has("failure") || row.has("origin")) {
        misread.add(input);
      }
    }
    assertThat(misread).isEqualTo(UNDECODABLE_LABELS.keySet());
    assertThat(agreed).as("inputs read alike").isGreaterThanOrEqualTo(72);
    assertThat(refused).as("inputs refused").isGreaterThanOrEqualTo(724);
  }

  @Test
  @DisplayName("each host that toascii.json and IdnaTestV2.json end in is read and written back")
  void everyHost() {
    int read = 0;
    for (String file : List.of("toascii.json", "IdnaTestV2.json")) {
      for (JsonNode row : Conformance.rows("wpt/url/resources/" + file)) {
        String output = row.path("output").asText("");
        if (row.path("output").isTextual()
            && !output.isEmpty()
            && output.length() <= Host.MAX_CHARS) {
          assertThat(Host.parseOrNull(output)).as(output).isNotNull().hasToString(output);
          read++;
        }
      }
    }
    assertThat(read).as("hosts read").isGreaterThanOrEqualTo(548);
  }
}
