package dev.cordon.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Samples;
import dev.cordon.proof.report.ProofSarif.Position;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofSarifTest {
  private static final Function<String, Optional<Position>> PLACES =
      place -> place.equals("never[0]") ? Optional.of(new Position(12, 5)) : Optional.empty();

  private final ObjectMapper json = new ObjectMapper();
  private JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema("{}");

  @BeforeAll
  void read_the_schema_of_the_standard() throws IOException {
    try (var in = SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      var tree = json.readTree(Objects.requireNonNull(in));
      assertThat(tree.get("title").asText()).contains("SARIF", "2.1.0");
      schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(tree);
    }
  }

  @Test
  void what_is_written_satisfies_the_schema_of_the_standard() throws IOException {
    assertThat(schema.validate(parse(Samples.broken()))).isEmpty();
    assertThat(schema.validate(parse(Samples.holding()))).isEmpty();
    assertThat(schema.validate(parse(Grids.of(3, 3, (i, j) -> true)))).isEmpty();
  }

  @Test
  void the_schema_finds_what_is_wrong() throws IOException {
    var tree = parse(Samples.broken());
    ((ObjectNode) tree.get("runs").get(0).get("results").get(0)).put("level", "fatal");
    assertThat(schema.validate(tree)).isNotEmpty();
    ((ObjectNode) tree.get("runs").get(0).get("results").get(0))
        .put("level", "error")
        .remove("message");
    assertThat(schema.validate(tree)).isNotEmpty();
  }

  @Test
  void a_broken_promise_is_an_error_where_the_promise_stands() throws IOException {
    var run = parse(Samples.broken()).get("runs").get(0);
    var result = run.get("results").get(0);
    assertThat(result.get("level").asText()).isEqualTo("error");
    assertThat(result.get("message").get("text").asText())
        .startsWith("Broken: no other site writes to /**. https://evil.example can make");
    var location = result.get("locations").get(0).get("physicalLocation");
    assertThat(location.get("artifactLocation").get("uri").asText()).isEqualTo("cordon.yaml");
    assertThat(location.get("region").get("startLine").asInt()).isEqualTo(12);
    assertThat(location.get("region").get("startColumn").asInt()).isEqualTo(5);
    var rule = run.get("tool").get("driver").get("rules").get(result.get("ruleIndex").asInt());
    assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
    assertThat(rule.get("shortDescription").get("text").asText())
        .isEqualTo("Promised: no other site writes to /**.");
  }

  @Test
  void what_the_policy_grants_is_a_warning_and_what_it_refuses_is_nothing() throws IOException {
    var results = parse(Samples.broken()).get("runs").get(0).get("results");
    assertThat(results).hasSize(2);
    assertThat(results.get(1).get("level").asText()).isEqualTo("warning");
    assertThat(results.get(1).get("ruleId").asText()).isEqualTo("granted/read");
    assertThat(results.get(1).get("locations").get(0).get("physicalLocation").has("region"))
        .as("nobody knows where cors[0] stands")
        .isFalse();
  }

  @Test
  void a_proof_that_holds_still_names_its_promises() throws IOException {
    var rules = parse(Samples.holding()).get("runs").get(0).get("tool").get("driver").get("rules");
    assertThat(rules).hasSize(4);
  }

  @Test
  void fingerprints_outlast_other_lines_and_other_places() throws IOException {
    var one = parse(Samples.broken()).get("runs").get(0).get("results");
    var other =
        json.readTree(ProofSarif.of(Samples.broken(), place -> Optional.of(new Position(99, 1))))
            .get("runs")
            .get(0)
            .get("results");
    assertThat(other.get(0).get("partialFingerprints"))
        .isEqualTo(one.get(0).get("partialFingerprints"));
    assertThat(other.get(0)).isNotEqualTo(one.get(0));
    assertThat(one.get(0).get("partialFingerprints"))
        .isNotEqualTo(one.get(1).get("partialFingerprints"));
  }

  @Test
  void the_files_name_becomes_a_reference() throws IOException {
    assertThat(uri("policies/my bank.yaml")).isEqualTo("policies/my%20bank.yaml");
    assertThat(uri("a\\b.yaml")).isEqualTo("a/b.yaml");
    assertThat(uri("/etc/cordon.yaml")).isEqualTo("file:///etc/cordon.yaml");
    assertThat(uri("a:b?c#d%é.yaml")).isEqualTo("a%3Ab%3Fc%23d%25%C3%A9.yaml");
  }

  private String uri(String file) throws IOException {
    var it = Samples.broken();
    var named =
        new Proof(
            file,
            it.strangers(),
            it.routes(),
            it.cells(),
            it.findings(),
            it.promises(),
            it.assumptions(),
            it.counts());
    var result = parse(named).get("runs").get(0).get("results").get(0);
    assertThat(schema.validate(parse(named))).isEmpty();
    return result
        .get("locations")
        .get(0)
        .get("physicalLocation")
        .get("artifactLocation")
        .get("uri")
        .asText();
  }

  private JsonNode parse(Proof proof) throws IOException {
    return json.readTree(ProofSarif.of(proof, PLACES));
  }
}
