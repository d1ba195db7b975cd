package dev.cordon.proof.report;

import dev.cordon.proof.BrowserKind;
import dev.cordon.proof.Deed;
import dev.cordon.proof.Finding;
import dev.cordon.proof.Power;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Route;
import dev.cordon.proof.Severity;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A proof as SARIF 2.1.0, for the tools that show findings beside the lines of a file.
 *
 * <p>What breaks a promise is an error under a rule that is the promise; what the policy grants is
 * a warning or a note under a rule for each kind of deed. What is refused is no result: SARIF's
 * readers show every result as something to mend.
 */
public final class ProofSarif {
  /** The name of a result's fingerprint, its version included. */
  static final String FINGERPRINT = "cordonFact/v1";

  private final Proof proof;
  private final Function<String, Optional<Position>> positions;
  private final Map<String, Json> rules = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();
  private final List<Json> results = new ArrayList<>();

  private ProofSarif(Proof proof, Function<String, Optional<Position>> positions) {
    this.proof = proof;
    this.positions = positions;
  }

  /**
   * Where something stands in the policy's file.
   *
   * @param line counted from 1
   * @param column in Unicode code points, counted from 1
   */
  public record Position(int line, int column) {}

  /**
   * Renders a proof.
   *
   * @param positions where in the file that the proof's subject names a place such as {@code
   *     cors[1]} stands; empty where that is not known
   */
  public static String of(Proof proof, Function<String, Optional<Position>> positions) {
    return new ProofSarif(proof, positions).text();
  }

  private String text() {
    proof.promises().forEach(this::promise);
    proof.findings().stream()
        .filter(it -> it.severity() == Severity.GRANTED || it.severity() == Severity.NOTE)
        .forEach(this::granted);
    var driver =
        new Json()
            .put("name", "cordon")
            .put("fullName", "cordon prove")
            .put("rules", List.copyOf(rules.values()));
    var run =
        new Json()
            .put("tool", new Json().put("driver", driver))
            .put("columnKind", "unicodeCodePoints")
            .put("invocations", List.of(new Json().put("executionSuccessful", true)))
            .put("results", results)
            .put("properties", properties());
    return new Json()
        .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .put("version", "2.1.0")
        .put("runs", List.of(run))
        .text();
  }

  private Json properties() {
    return new Json()
        .put("subject", proof.subject())
        .put("holds", proof.holds())
        .put("assumptions", proof.assumptions())
        .put("counts", ProofJson.counts(proof.counts()));
  }

  private void promise(Verdict verdict) {
    var id = "promise/" + Digests.hex(verdict.promise()).substring(0, 8);
    rule(id, "error", "Promised: " + verdict.promise() + ".", "A promise that nobody may break.");
    for (var finding : verdict.broken()) {
      var message = "Broken: " + verdict.promise() + ". " + finding.sentence();
      result(id, "error", message, finding, verdict.place());
    }
  }

  private void granted(Finding finding) {
    var worst = worst(finding);
    var level = finding.severity() == Severity.GRANTED ? "warning" : "note";
    var id = ProofText.word(finding.severity()) + "/" + ProofJson.word(worst);
    rule(
        id,
        level,
        finding.severity() == Severity.GRANTED
            ? "The policy lets another site " + SarifWords.of(worst) + "."
            : "Another site can " + SarifWords.of(worst) + ".",
        "No promise forbids it. Write one under never: where it is not meant.");
    result(id, level, finding.sentence(), finding, finding.rule());
  }

  private static Deed worst(Finding finding) {
    return finding.powers().stream().map(Power::deed).max(Deed::compareTo).orElse(Deed.SEND);
  }

  private void rule(String id, String level, String sentence, String help) {
    if (rules.containsKey(id)) {
      return;
    }
    order.add(id);
    rules.put(
        id,
        new Json()
            .put("id", id)
            .put("shortDescription", text(sentence))
            .put("help", text(help))
            .put("defaultConfiguration", new Json().put("level", level)));
  }

  private void result(String id, String level, String message, Finding finding, String place) {
    var result =
        new Json()
            .put("ruleId", id)
            .put("ruleIndex", order.indexOf(id))
            .put("level", level)
            .put("message", text(message))
            .put("locations", List.of(location(place)));
    if (!finding.rule().isEmpty() && !finding.rule().equals(place)) {
      var decided = location(finding.rule()).put("message", text("The rule that decided."));
      result.put("relatedLocations", List.of(decided.put("id", 0)));
    }
    results.add(
        result
            .put("partialFingerprints", new Json().put(FINGERPRINT, fingerprint(id, finding)))
            .put("properties", facts(finding)));
  }

  private static Json facts(Finding finding) {
    return new Json()
        .put("strangers", Names.strangers(finding.strangers()))
        .put("routes", finding.routes().stream().map(Route::path).toList())
        .put("powers", finding.powers().stream().map(ProofJson::power).toList())
        .put("browsers", finding.browsers().stream().map(BrowserKind::toString).toList())
        .putUnlessEmpty("rule", finding.rule())
        .put("witness", ProofJson.witness(finding.witness()));
  }

  /**
   * What stays the same when lines move, rules are reordered and sentences are worded anew: who can
   * do what where.
   */
  private static String fingerprint(String id, Finding finding) {
    return Digests.hex(
        String.join(
            "\n",
            id,
            String.join(" ", finding.strangers().stream().map(Stranger::name).sorted().toList()),
            String.join(" ", finding.routes().stream().map(Route::path).sorted().toList()),
            String.join(" ", finding.powers().stream().map(Power::toString).sorted().toList())));
  }

  private Json location(String place) {
    var physical = new Json().put("artifactLocation", new Json().put("uri", uri(proof.subject())));
    var position = place.isEmpty() ? Optional.<Position>empty() : positions.apply(place);
    position.ifPresent(
        it ->
            physical.put(
                "region", new Json().put("startLine", it.line()).put("startColumn", it.column())));
    var location = new Json().put("physicalLocation", physical);
    if (!place.isEmpty()) {
      var logical = new Json().put("fullyQualifiedName", place).put("kind", "member");
      location.put("logicalLocations", List.of(logical));
    }
    return location;
  }

  private static Json text(String text) {
    return new Json().put("text", text);
  }

  /** The file's name as a relative reference, or as a {@code file:} URL where it is absolute. */
  private static String uri(String file) {
    var path = file.replace('\\', '/');
    var uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
      uri.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return uri.toString();
  }
}
