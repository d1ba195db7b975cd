package dev.cordon.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Facts about classes of cells, each told once for all strangers and routes it is true of. */
final class Facts {
  private static final Set<Deed> MUCH =
      Set.of(Deed.READ, Deed.WRITE, Deed.CONNECT, Deed.TAKE_TOKEN);
  private static final Set<Deed> ASIDE = Set.of(Deed.SEND, Deed.SET_HEADER, Deed.SEE_HEADER);

  private static final Comparator<Power> FROM_BAD_TO_WORSE =
      Comparator.comparingInt((Power power) -> power.asUser() ? 1 : 0).thenComparing(Power::deed);

  private final Classes classes;
  private final List<Cell> cells;
  private final Map<Integer, Map<Power, Sighting>> broken;

  Facts(Classes classes, List<Cell> cells, Map<Integer, Map<Power, Sighting>> broken) {
    this.classes = classes;
    this.cells = cells;
    this.broken = broken;
  }

  /** What is told of one class. */
  private record Fact(
      Severity severity,
      List<Power> powers,
      List<BrowserKind> browsers,
      Witness witness,
      boolean byRule) {}

  /** What is the same for all cells of which one fact is told. */
  private record Key(
      Severity severity, List<Power> powers, List<BrowserKind> browsers, String rule) {}

  /** A fact, and the cells it is true of: routes by stranger. */
  private record Told(Fact fact, Map<Integer, BitSet> cells) {}

  /** Everything, the worst first. */
  List<Finding> findings() {
    var facts = new ArrayList<List<Fact>>();
    for (int number = 0; number < classes.size(); number++) {
      facts.add(ofClass(number));
    }
    return told(facts);
  }

  /** Only what is broken. */
  List<Finding> broken() {
    var facts = new ArrayList<List<Fact>>();
    for (int number = 0; number < classes.size(); number++) {
      facts.add(brokenIn(number));
    }
    return told(facts);
  }

  private List<Fact> brokenIn(int number) {
    var powers = broken.getOrDefault(number, Map.of());
    return powers.isEmpty() ? List.of() : List.of(fact(Severity.HIGH, powers));
  }

  private List<Fact> ofClass(int number) {
    var cell = cells.get(number);
    var facts = new ArrayList<>(brokenIn(number));
    var rest = new LinkedHashMap<>(cell.powers());
    rest.keySet().removeAll(broken.getOrDefault(number, Map.of()).keySet());
    rest.keySet().removeIf(power -> ASIDE.contains(power.deed()));
    if (!rest.isEmpty()) {
      var much =
          classes.first(number).stranger().kind() != Stranger.Kind.NO_BROWSER
              && rest.keySet().stream()
                  .anyMatch(power -> MUCH.contains(power.deed()) && power.asUser());
      facts.add(fact(much ? Severity.GRANTED : Severity.NOTE, rest));
    } else if (facts.isEmpty() && cell.refused().isPresent()) {
      var witness = cell.refused().get();
      facts.add(new Fact(Severity.REFUSED, List.of(), List.of(), witness, false));
    }
    return facts;
  }

  /** The witness of the worst power tells of all of them. */
  private static Fact fact(Severity severity, Map<Power, Sighting> powers) {
    var browsers = new LinkedHashSet<BrowserKind>();
    var worst = powers.keySet().stream().max(FROM_BAD_TO_WORSE).orElseThrow();
    for (var kind : BrowserKinds.ALL) {
      if (powers.values().stream().anyMatch(sighting -> sighting.browsers().contains(kind))) {
        browsers.add(kind);
      }
    }
    var witness = Objects.requireNonNull(powers.get(worst)).witness();
    return new Fact(severity, List.copyOf(powers.keySet()), List.copyOf(browsers), witness, true);
  }

  private List<Finding> told(List<List<Fact>> facts) {
    var strangers = classes.strangers();
    var routes = classes.routes();
    Map<Key, Told> told = new LinkedHashMap<>();
    var keys = new IdentityHashMap<Fact, Key>();
    for (int s = 0; s < strangers.size(); s++) {
      for (int r = 0; r < routes.size(); r++) {
        for (var fact : facts.get(classes.at(s, r))) {
          var key =
              fact.byRule()
                  ? key(fact, strangers.get(s), routes.get(r))
                  : keys.computeIfAbsent(fact, Facts::keyOfReason);
          told.computeIfAbsent(key, k -> new Told(fact, new LinkedHashMap<>()))
              .cells()
              .computeIfAbsent(s, k -> new BitSet())
              .set(r);
        }
      }
    }
    var findings = new ArrayList<Finding>();
    told.forEach((key, of) -> findings.addAll(findings(key, of.fact(), of.cells())));
    findings.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(Comparator.comparingInt((Finding finding) -> -weight(finding)))
            .thenComparing(Finding::rule));
    return findings;
  }

  private static int weight(Finding finding) {
    return finding.powers().stream()
        .mapToInt(power -> power.deed().ordinal() + (power.asUser() ? 100 : 0))
        .max()
        .orElse(0);
  }

  private Key key(Fact fact, Stranger stranger, Route route) {
    var rule = classes.grants(route).place(Expectation.originOf(stranger));
    return new Key(fact.severity(), fact.powers(), fact.browsers(), rule);
  }

  private static Key keyOfReason(Fact fact) {
    return new Key(fact.severity(), fact.powers(), fact.browsers(), fact.witness().reason());
  }

  /** Strangers of whom it is true on the same routes are told of together. */
  private List<Finding> findings(Key key, Fact fact, Map<Integer, BitSet> of) {
    Map<BitSet, List<Stranger>> together = new LinkedHashMap<>();
    of.forEach(
        (s, where) ->
            together
                .computeIfAbsent(where, k -> new ArrayList<>())
                .add(classes.strangers().get(s)));
    var findings = new ArrayList<Finding>();
    together.forEach(
        (where, strangers) -> {
          var routes = where.stream().mapToObj(classes.routes()::get).toList();
          findings.add(
              new Finding(
                  key.severity(),
                  Sentences.of(fact.witness().at(strangers.get(0), routes.get(0))),
                  strangers,
                  routes,
                  key.powers(),
                  key.browsers(),
                  fact.byRule() ? key.rule() : fact.witness().rule(),
                  fact.witness().at(strangers.get(0), routes.get(0))));
        });
    return findings;
  }
}
