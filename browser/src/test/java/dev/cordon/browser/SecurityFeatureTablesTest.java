package dev.cordon.browser;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Three tables of the web platform tests, each row carried out by a page. */
@DisplayName("Security features, by the web platform tests")
class SecurityFeatureTablesTest {

  @Test
  void every_row_on_referrer_policy() {
    var ledger = new Ledger<JsonNode>();
    for (var row : Conformance.rows("wpt-expanded/referrer-policy-expanded.json")) {
      var feature = new SecurityFeature(row);
      ledger.row(
          row,
          switch (row.get("expectation").asText()) {
            case "omitted" -> null;
            case "origin" -> feature.sourceOrigin();
            default -> feature.sourceUrl();
          },
          referrer(feature));
    }
    ledger.settle(6706);
  }

  /** The last request's; something else than any expectation where nothing arrived. */
  private static @Nullable String referrer(SecurityFeature feature) {
    var wire = feature.wire();
    if (wire.isEmpty() || !wire.get(wire.size() - 1).url().path().equals("/target")) {
      return "nothing arrived";
    }
    return wire.get(wire.size() - 1).header("Referer");
  }

  @Test
  void every_row_on_mixed_content() {
    var ledger = new Ledger<JsonNode>();
    for (var row : Conformance.rows("wpt-expanded/mixed-content-expanded.json")) {
      ledger.row(row, row.get("expectation").asText(), outcome(new SecurityFeature(row)));
    }
    ledger.settle(941);
  }

  @Test
  void every_row_on_upgrade_insecure_requests() {
    var ledger =
        new Ledger<JsonNode>()
            .foreseeing(
                "Mixed Content upgrades images by itself, also without the directive",
                row ->
                    row.get("subresource").asText().equals("img-tag")
                        && row.get("expectation").asText().equals("blocked"));
    for (var row : Conformance.rows("wpt-expanded/upgrade-insecure-requests-expanded.json")) {
      ledger.row(row, row.get("expectation").asText(), outcome(new SecurityFeature(row)));
    }
    ledger.settle(992);
  }

  /** Whether the end was reached, everything on the way over TLS; never an insecure request. */
  private static String outcome(SecurityFeature feature) {
    var wire = feature.wire();
    for (var request : wire) {
      if (!request.url().scheme().equals("https")) {
        return "insecure";
      }
    }
    return wire.isEmpty() || !wire.get(wire.size() - 1).url().path().equals("/target")
        ? "blocked"
        : "allowed";
  }
}
