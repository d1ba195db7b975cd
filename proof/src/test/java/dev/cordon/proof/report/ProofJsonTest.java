package dev.cordon.proof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cordon.proof.Cell;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Samples;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofJsonTest {
  @Test
  void a_broken_proof_reads_as_the_file() {
    Golden.check("broken.json", ProofJson.of(Samples.broken()));
  }

  @Test
  void every_cell_is_there_exactly_once_with_its_verdicts() throws IOException {
    for (var proof : List.of(Samples.broken(), Grids.of(9, 6, (i, j) -> i % 2 == j % 3))) {
      var verdicts = verdicts(parse(proof));
      for (var stranger : proof.strangers()) {
        for (var route : proof.routes()) {
          var told = verdicts.remove(stranger.name() + " " + route.path());
          assertThat(told).isEqualTo(expected(proof.cell(stranger, route)));
        }
      }
      assertThat(verdicts).isEmpty();
    }
  }

  @Test
  void each_power_names_its_browsers_and_its_witness() throws IOException {
    var kind = parse(Samples.broken()).get("kinds").get(0);
    assertThat(kind.get("powers")).hasSize(2);
    var read = kind.get("powers").get(1);
    assertThat(read.get("deed").asText()).isEqualTo("read");
    assertThat(read.get("asUser").asBoolean()).isTrue();
    assertThat(read.get("browsers")).hasSize(2);
    assertThat(read.get("witness").get("move").asText()).isEqualTo("fetch-get-cors-include");
    assertThat(read.get("witness").get("login").asText()).isEqualTo("who is logged in");
  }

  @Test
  void findings_bring_the_page_that_does_it() throws IOException {
    assertThat(parse(Samples.broken()).get("findings"))
        .allSatisfy(it -> assertThat(it.get("witness").get("html").asText()).contains("<form"));
  }

  @Test
  void texts_are_escaped_to_ascii() throws IOException {
    var strange = "\" \\ \n \u001b \u2028 \ud83d\ude00 </script>";
    var text = new Json().put("it", strange).text();
    assertThat(text).matches("(?s)[ -~\n]+");
    assertThat(new ObjectMapper().readTree(text).get("it").asText()).isEqualTo(strange);
  }

  @Test
  void what_json_has_no_word_for_is_refused() {
    var json = new Json().put("it", Samples.API);
    assertThatThrownBy(json::text).isInstanceOf(IllegalArgumentException.class);
  }

  private static JsonNode parse(Proof proof) throws IOException {
    return new ObjectMapper().readTree(ProofJson.of(proof));
  }

  private static Map<String, String> verdicts(JsonNode json) {
    Map<Integer, String> kinds = new HashMap<>();
    json.get("kinds").forEach(it -> kinds.put(it.get("id").asInt(), it.get("verdicts").toString()));
    Map<String, String> cells = new HashMap<>();
    for (var entry : json.get("cells")) {
      for (var stranger : entry.get("strangers")) {
        for (var route : entry.get("routes")) {
          var before =
              cells.put(
                  stranger.asText() + " " + route.asText(), kinds.get(entry.get("kind").asInt()));
          assertThat(before).isNull();
        }
      }
    }
    return cells;
  }

  private static String expected(Cell cell) {
    return String.format(
        "{\"send\":\"%s\",\"cookies\":\"%s\",\"read\":\"%s\",\"effect\":\"%s\",\"embed\":\"%s\"}",
        ProofJson.word(cell.send()),
        ProofJson.word(cell.cookies()),
        ProofJson.word(cell.read()),
        ProofJson.word(cell.effect()),
        ProofJson.word(cell.embed()));
  }
}
