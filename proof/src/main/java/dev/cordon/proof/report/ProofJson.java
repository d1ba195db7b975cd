package dev.cordon.proof.report;

import dev.cordon.proof.BrowserKind;
import dev.cordon.proof.Cell;
import dev.cordon.proof.Counts;
import dev.cordon.proof.Finding;
import dev.cordon.proof.Power;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Route;
import dev.cordon.proof.Sentences;
import dev.cordon.proof.Sighting;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.Verdict;
import dev.cordon.proof.Witness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A proof as JSON. The names of members are an interface: added to under the same version, never
 * changed.
 *
 * <table>
 * <caption>The members of the whole</caption>
 * <tr><th>member</th><th>what it holds</th></tr>
 * <tr><td>{@code format}, {@code version}</td><td>{@code cordon-proof}, {@value #VERSION}</td></tr>
 * <tr><td>{@code subject}, {@code holds}</td><td>what was put to the proof; whether every promise
 *     holds</td></tr>
 * <tr><td>{@code counts}, {@code assumptions}</td><td>how much was looked at; what is taken for
 *     granted</td></tr>
 * <tr><td>{@code strangers}, {@code routes}</td><td>the rows and the columns</td></tr>
 * <tr><td>{@code promises}</td><td>each with {@code holds} and the findings that break it</td></tr>
 * <tr><td>{@code findings}</td><td>each fact once, the worst first, with its witness and the
 *     {@code html} of a page that does it</td></tr>
 * <tr><td>{@code kinds}</td><td>the different cells: the {@code verdicts} ({@code no}, {@code yes},
 *     {@code as-user}), the {@code powers}, each with the browsers, a witness, and whether a
 *     request of it was {@code evident}: said who asks; and whether they break a promise</td></tr>
 * <tr><td>{@code cells}</td><td>the matrix: each entry says that the cells of these strangers on
 *     these routes are all of one kind; no cell is in two of them, and none is left out</td></tr>
 * </table>
 */
public final class ProofJson {
  /** The version of the format. */
  public static final int VERSION = 1;

  private ProofJson() {}

  public static String of(Proof proof) {
    var fold = Fold.of(proof, Fold.By.FACTS);
    return new Json()
        .put("format", "cordon-proof")
        .put("version", VERSION)
        .put("subject", proof.subject())
        .put("holds", proof.holds())
        .put("counts", counts(proof.counts()))
        .put("assumptions", proof.assumptions())
        .put("strangers", proof.strangers().stream().map(ProofJson::stranger).toList())
        .put("routes", proof.routes().stream().map(ProofJson::route).toList())
        .put("promises", proof.promises().stream().map(ProofJson::promise).toList())
        .put("findings", proof.findings().stream().map(ProofJson::finding).toList())
        .put("kinds", fold.kinds().stream().map(ProofJson::kind).toList())
        .put("cells", cells(fold))
        .text();
  }

  static Json counts(Counts counts) {
    return new Json()
        .put("strangers", counts.strangers())
        .put("routes", counts.routes())
        .put("browsers", counts.browsers())
        .put("logins", counts.logins())
        .put("moves", counts.moves())
        .put("classes", counts.classes())
        .put("plays", counts.plays());
  }

  private static Json stranger(Stranger stranger) {
    var json = new Json().put("name", stranger.name()).put("kind", word(stranger.kind()));
    var origin = stranger.origin();
    return (origin == null ? json : json.put("origin", origin.toString()))
        .putUnlessEmpty("about", stranger.about());
  }

  private static Json route(Route route) {
    return new Json()
        .put("path", route.path())
        .put("label", route.label())
        .put("patterns", route.patterns());
  }

  private static Json promise(Verdict verdict) {
    return new Json()
        .put("promise", verdict.promise())
        .putUnlessEmpty("place", verdict.place())
        .put("holds", verdict.holds())
        .put("brokenBy", verdict.broken().stream().map(ProofJson::finding).toList());
  }

  private static Json finding(Finding finding) {
    return new Json()
        .put("severity", word(finding.severity()))
        .put("sentence", finding.sentence())
        .putUnlessEmpty("rule", finding.rule())
        .put("strangers", finding.strangers().stream().map(Stranger::name).toList())
        .put("routes", finding.routes().stream().map(Route::path).toList())
        .put("powers", finding.powers().stream().map(ProofJson::power).toList())
        .put("browsers", finding.browsers().stream().map(BrowserKind::toString).toList())
        .put("witness", whole(finding.witness()));
  }

  static Json power(Power power) {
    return new Json()
        .put("deed", word(power.deed()))
        .putUnlessEmpty("what", power.what())
        .put("asUser", power.asUser())
        .put("sentence", Sentences.of(power));
  }

  private static Json kind(Fold.Kind kind) {
    var cell = kind.cell();
    var powers = new ArrayList<Json>();
    cell.powers().forEach((power, sighting) -> powers.add(seen(power, sighting)));
    var json =
        new Json()
            .put("id", kind.number())
            .put("breaksPromise", kind.breaksPromise())
            .put("verdicts", verdicts(cell))
            .put("powers", List.copyOf(powers));
    cell.refused().ifPresent(it -> json.put("refused", witness(it)));
    return json;
  }

  private static Json verdicts(Cell cell) {
    return new Json()
        .put("send", word(cell.send()))
        .put("cookies", word(cell.cookies()))
        .put("read", word(cell.read()))
        .put("effect", word(cell.effect()))
        .put("embed", word(cell.embed()));
  }

  private static Json seen(Power power, Sighting sighting) {
    return power(power)
        .put("browsers", sighting.browsers().stream().map(BrowserKind::toString).toList())
        .put("evident", sighting.evident())
        .put("witness", witness(sighting.witness()));
  }

  /** What names a witness, and what it showed. */
  static Json witness(Witness witness) {
    return new Json()
        .put("move", witness.move().id())
        .put("stranger", witness.stranger().name())
        .put("route", witness.route().path())
        .put("browser", witness.browser().toString())
        .put("login", witness.login().name())
        .put("method", witness.move().method())
        .put("url", witness.target().url())
        .put("cookies", witness.cookies())
        .put("arrived", witness.arrived())
        .put("passed", witness.passed())
        .put("readable", witness.readable())
        .putUnlessEmpty("reason", witness.reason())
        .putUnlessEmpty("rule", witness.rule())
        .put("sentence", Sentences.of(witness));
  }

  /** The same with the page that does it. */
  static Json whole(Witness witness) {
    return witness(witness).put("html", witness.move().html(witness.target()));
  }

  private static List<Json> cells(Fold fold) {
    var cells = new ArrayList<Json>();
    for (var row : fold.rows()) {
      Map<Integer, List<String>> routes = new LinkedHashMap<>();
      for (var column : fold.columns()) {
        var ofKind =
            routes.computeIfAbsent(fold.kind(row, column).number(), it -> new ArrayList<>());
        column.members().forEach(route -> ofKind.add(route.path()));
      }
      var strangers = row.members().stream().map(Stranger::name).toList();
      routes.forEach(
          (kind, paths) ->
              cells.add(
                  new Json().put("strangers", strangers).put("routes", paths).put("kind", kind)));
    }
    return cells;
  }

  /** A constant as JSON spells it: {@code as-user}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
