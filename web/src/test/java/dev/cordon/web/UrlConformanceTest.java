package dev.cordon.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rows of the web platform tests for URLs, counted. */
@DisplayName("Against the web platform tests, url")
class UrlConformanceTest {
  private static final String FOLDER = "wpt/url/resources/";

  private static final String FIVE_LABELS =
      "01234567890123456789012345678901234567890123456789.".repeat(4)
          + "0123456789012345678901234567890123456789012345678.";

  private static final String TOO_LONG =
      "it has 261 characters in ASCII, and no name in the DNS more than 254: nothing is served"
          + " there";

  /** Domains that are read otherwise than their row says, with the reason. */
  private static final Map<String, String> DEVIATIONS =
      Map.of(
          FIVE_LABELS + "xn--zca",
          TOO_LONG,
          FIVE_LABELS + "\u00df",
          TOO_LONG,
          "xn--xn--a--gua.pt",
          "its first label decodes to one that starts with xn--, which UTS #46 refuses by now",
          "",
          "UTS #46 has a domain of no characters, a URL has none");

  private static final String CARET = "in paths the standard encodes ^ by now, and Chromium does";

  /** URLs that are written back otherwise than their row says, with the reason. */
  private static final Map<String, String> DEVIATING_PATHS =
      Map.of(
          "foo://host/ !\"$%&'()*+,-./:;<=>@[\\]^_`{|}~", CARET,
          "wss://host/ !\"$%&'()*+,-./:;<=>@[\\]^_`{|}~", CARET);

  /** Setters and URLs whose row says otherwise, with the reason. */
  private static final Map<String, String> DEVIATING_SETTERS = Map.of("pathname of a:/", CARET);

  @Nested
  @DisplayName("urltestdata.json:")
  class Parsing {
    private final List<JsonNode> rows = Conformance.rows(FOLDER + "urltestdata.json");

    @Test
    @DisplayName("each input is refused, or read and written back as browsers do")
    void every_href() {
      Set<String> deviating = new TreeSet<>();
      int read = 0;
      int refused = 0;
      for (JsonNode row : rows) {
        Url url = parse(row);
        String expected = row.has("failure") ? null : row.get("href").asText();
        if (!Objects.equals(expected, url == null ? null : url.toString())) {
          deviating.add(row.get("input").asText());
        }
        if (url == null) {
          refused++;
        } else {
          read++;
        }
      }
      assertThat(deviating).isEqualTo(DEVIATING_PATHS.keySet());
      assertThat(read).as("inputs read").isGreaterThanOrEqualTo(548);
      assertThat(refused).as("inputs refused").isGreaterThanOrEqualTo(272);
    }

    @Test
    @DisplayName("each part is that of the row")
    void every_part() {
      int compared = 0;
      for (JsonNode row : rows) {
        Url url = parse(row);
        if (url == null) {
          continue;
        }
        assertThat(url.scheme() + ":").as("%s", row).isEqualTo(row.get("protocol").asText());
        assertThat(url.username()).as("%s", row).isEqualTo(row.get("username").asText());
        assertThat(url.password()).as("%s", row).isEqualTo(row.get("password").asText());
        assertThat(Objects.requireNonNullElse(url.hostText(), ""))
            .as("%s", row)
            .isEqualTo(row.get("hostname").asText());
        assertThat(port(url)).as("%s", row).isEqualTo(row.get("port").asText());
        if (!DEVIATING_PATHS.containsKey(row.get("input").asText())) {
          assertThat(url.path()).as("%s", row).isEqualTo(row.get("pathname").asText());
        }
        assertThat(marked("?", url.query())).as("%s", row).isEqualTo(row.get("search").asText());
        assertThat(marked("#", url.fragment())).as("%s", row).isEqualTo(row.get("hash").asText());
        compared++;
      }
      assertThat(compared).as("URLs compared").isGreaterThanOrEqualTo(548);
    }

    @Test
    @DisplayName("each origin is that of the row, and each special URL but a file's has a host")
    void every_origin() {
      int compared = 0;
      for (JsonNode row : rows) {
        Url url = parse(row);
        if (url != null && row.has("origin")) {
          assertThat(url.origin()).as("%s", row).hasToString(row.get("origin").asText());
          compared++;
        }
        if (url != null && url.isSpecial() && !url.scheme().equals("file")) {
          assertThat(url.host()).as("%s", row).isNotNull().hasToString(url.hostText());
          assertThat(url.origin()).isEqualTo(Origin.parse(url.origin().toString()));
        }
      }
      assertThat(compared).as("origins compared").isGreaterThanOrEqualTo(364);
    }

    private @Nullable Url parse(JsonNode row) {
      JsonNode base = row.get("base");
      String input = row.get("input").asText();
      return base.isNull() ? Url.parseOrNull(input) : Url.parse(base.asText()).resolve(input);
    }
  }

  @Test
  @DisplayName("toascii.json, IdnaTestV2.json: each domain is refused or has the host of its row")
  void every_domain() {
    Set<String> deviating = new TreeSet<>();
    int read = 0;
    int refused = 0;
    for (String file : List.of("toascii.json", "IdnaTestV2.json")) {
      for (JsonNode row : Conformance.rows(FOLDER + file)) {
        String input = row.get("input").asText();
        String percents = input.replace("%", "%25");
        String encoded = PercentEncoding.USERINFO.encode(percents, 0, percents.length());
        Host host = UrlHost.parseOrNull(encoded);
        String expected = row.get("output").isNull() ? null : row.get("output").asText();
        if (!Objects.equals(expected, host == null ? null : host.toString())) {
          deviating.add(input);
        } else if (host == null) {
          refused++;
        } else {
          read++;
        }
      }
    }
    assertThat(deviating).isEqualTo(DEVIATIONS.keySet());
    assertThat(read).as("domains read").isGreaterThanOrEqualTo(540);
    assertThat(refused).as("domains refused").isGreaterThanOrEqualTo(1400);
  }

  @Nested
  @DisplayName("setters_tests.json:")
  class Setting {
    @Test
    @DisplayName("a scheme is set as protocol is")
    void schemes() {
      assertThat(run("protocol", Url::withScheme)).isGreaterThanOrEqualTo(35);
    }

    @Test
    @DisplayName("a path is set as pathname is")
    void paths() {
      assertThat(run("pathname", Url::withPath)).isGreaterThanOrEqualTo(30);
    }

    @Test
    @DisplayName("a query is set as search is")
    void queries() {
      assertThat(run("search", Url::withQuery)).isGreaterThanOrEqualTo(14);
    }

    @Test
    @DisplayName("a fragment is set as hash is")
    void fragments() {
      assertThat(run("hash", Url::withFragment)).isGreaterThanOrEqualTo(20);
    }

    @Test
    @DisplayName("a port is set as port is, where a number within bounds is set")
    void ports() {
      assertThat(
              run(
                  "port",
                  (url, value) -> {
                    if (value.isEmpty()) {
                      return url.withPort(-1);
                    }
                    boolean number = value.matches("[0-9]{1,5}") && Integer.parseInt(value) < 65536;
                    return number ? url.withPort(Integer.parseInt(value)) : null;
                  }))
          .isGreaterThanOrEqualTo(12);
    }

    private int run(String setter, BiFunction<Url, String, @Nullable Url> change) {
      Set<String> deviating = new TreeSet<>();
      int ran = 0;
      for (JsonNode row : Conformance.member(FOLDER + "setters_tests.json", setter)) {
        Url url = Url.parse(row.get("href").asText());
        Url changed = change.apply(url, row.get("new_value").asText());
        if (changed != null) {
          Map<String, String> expected = new TreeMap<>();
          row.get("expected")
              .fields()
              .forEachRemaining(e -> expected.put(e.getKey(), e.getValue().asText()));
          Map<String, String> actual = new TreeMap<>(parts(changed));
          actual.keySet().retainAll(expected.keySet());
          if (!expected.equals(actual)) {
            deviating.add(setter + " of " + row.get("href").asText());
          }
          ran++;
        }
      }
      Set<String> ledger = new TreeSet<>(DEVIATING_SETTERS.keySet());
      ledger.removeIf(entry -> !entry.startsWith(setter + " "));
      assertThat(deviating).isEqualTo(ledger);
      return ran;
    }

    private Map<String, String> parts(Url url) {
      String hostname = Objects.requireNonNullElse(url.hostText(), "");
      String port = port(url);
      return Map.of(
          "href",
          url.toString(),
          "protocol",
          url.scheme() + ":",
          "host",
          hostname + (port.isEmpty() ? "" : ":" + port),
          "hostname",
          hostname,
          "port",
          port,
          "pathname",
          url.path(),
          "search",
          marked("?", url.query()),
          "hash",
          marked("#", url.fragment()));
    }
  }

  private static String port(Url url) {
    return url.writtenPort() == -1 ? "" : String.valueOf(url.writtenPort());
  }

  private static String marked(String mark, @Nullable String text) {
    return text == null || text.isEmpty() ? "" : mark + text;
  }
}
