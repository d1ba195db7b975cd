package dev.cordon.comparison;

import static java.util.stream.Collectors.joining;

import dev.cordon.testkit.contract.Finding;
import dev.cordon.testkit.contract.Outcome;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What came of every attack on every bank, as Markdown. */
final class ComparisonTable {
  /** Of a route of GET, every other attack by script is one of these once more. */
  private static final Predicate<String> OF_GET = id -> id.matches("(W08|W09|W13|W16-navi).*");

  private final Map<Setup, Comparison.Run> runs = new EnumMap<>(Setup.class);

  ComparisonTable(List<Comparison.Run> all) {
    all.forEach(run -> runs.put(run.setup(), run));
  }

  /** Every attack that succeeds somewhere, a row each; then the others, in one line. */
  String markdown() {
    var text = new StringBuilder("| attack |");
    runs.keySet().forEach(setup -> text.append(' ').append(setup.title()).append(" |"));
    text.append("\n|---|").append("---|".repeat(runs.size())).append('\n');
    var open = ids().stream().filter(this::isOpen).toList();
    for (var id : open) {
      text.append("| ").append(id).append(" |");
      runs.keySet().forEach(setup -> text.append(' ').append(cell(setup, id)).append(" |"));
      text.append('\n');
    }
    text.append("| **rows open** |");
    for (var setup : runs.keySet()) {
      var count = open.stream().filter(id -> !of(setup, id, Outcome::isOpen).isEmpty()).count();
      text.append(" **").append(count).append("** |");
    }
    text.append("\n\nThe attacks:\n\n");
    open.forEach(id -> text.append("- ").append(id).append(": ").append(attack(id)).append('\n'));
    text.append("\nIn no column anything came of: ");
    text.append(ids().stream().filter(id -> !isOpen(id)).collect(joining(", "))).append(".\n");
    text.append("\nWhat should have worked and did not:\n\n").append(faults());
    return text.toString();
  }

  private String cell(Setup setup, String id) {
    var open = of(setup, id, Outcome::isOpen);
    if (!open.isEmpty()) {
      return "**OPEN** " + where(open);
    }
    return of(setup, id, outcome -> outcome.kind() != Outcome.Kind.NOT_APPLICABLE).stream()
        .findFirst()
        .map(finding -> finding.outcome().text())
        .orElse("–");
  }

  /** Routes and browsers, those routes together that have the same browsers. */
  private static String where(List<Finding> open) {
    var browsers = new LinkedHashMap<String, String>();
    open.forEach(found -> browsers.merge(word(found.target()), letter(found), String::concat));
    var routes = new TreeMap<String, Set<String>>();
    browsers.forEach(
        (route, letters) ->
            routes.computeIfAbsent(letters, none -> new LinkedHashSet<>()).add(route));
    return routes.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
        .collect(joining("; "));
  }

  private static String word(String target) {
    return switch (target) {
      case "GET /api/balance" -> "balance";
      case "GET /statement" -> "statement";
      case "/ws" -> "socket";
      case "/" -> "page";
      default -> Route.of(target).word();
    };
  }

  private static String letter(Finding finding) {
    return finding.browser().substring(0, 1);
  }

  private String faults() {
    var lines = new TreeSet<String>();
    runs.forEach(
        (setup, run) ->
            run.faults()
                .keySet()
                .forEach(
                    name ->
                        lines.add(
                            "- "
                                + setup.title()
                                + ": "
                                + name.replace(" still", "").replaceAll(" \\d[\\w.]*$", ""))));
    return lines.isEmpty() ? "- nothing\n" : String.join("\n", lines) + "\n";
  }

  private Set<String> ids() {
    return runs.values().stream()
        .flatMap(run -> run.findings().stream())
        .map(Finding::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String attack(String id) {
    return runs.values().stream()
        .flatMap(run -> run.findings().stream())
        .filter(finding -> finding.id().equals(id))
        .findFirst()
        .orElseThrow()
        .attack();
  }

  private boolean isOpen(String id) {
    return runs.keySet().stream().anyMatch(setup -> !of(setup, id, Outcome::isOpen).isEmpty());
  }

  private List<Finding> of(Setup setup, String id, Predicate<Outcome> kind) {
    return runs.get(setup).findings().stream()
        .filter(finding -> finding.id().equals(id) && kind.test(finding.outcome()))
        .filter(ComparisonTable::isTold)
        .toList();
  }

  static boolean isTold(Finding finding) {
    return !finding.target().equals("GET /newsletter") || OF_GET.test(finding.id());
  }
}
