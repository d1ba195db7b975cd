package dev.cordon.proof;

import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.proof.Stranger.Kind;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.server.PlainPath;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the cells of a proof come to: which promises hold, and each fact once. */
final class Conclusions {
  private final Policy policy;
  private final String subject;
  private final Classes classes;
  private final List<Cell> cells;
  private final List<Aim> aims;
  private final List<Move> moves;
  private final Counts counts;

  Conclusions(
      Policy policy,
      String subject,
      Classes classes,
      List<Cell> cells,
      List<Aim> aims,
      List<Move> moves,
      Counts counts) {
    this.policy = policy;
    this.subject = subject;
    this.classes = classes;
    this.cells = cells;
    this.aims = aims;
    this.moves = moves;
    this.counts = counts;
  }

  Proof proof() {
    var broken = unexpected();
    return new Proof(
        subject,
        classes.strangers(),
        classes.routes(),
        matrix(),
        new Facts(classes, cells, broken).findings(),
        promises(broken),
        Assumptions.of(policy),
        counts);
  }

  /** The cells; rows that are the same share one map. */
  private Map<Stranger, Map<Route, Cell>> matrix() {
    var rows = new HashMap<IntBuffer, Map<Route, Cell>>();
    var matrix = new LinkedHashMap<Stranger, Map<Route, Cell>>();
    for (int s = 0; s < classes.strangers().size(); s++) {
      matrix.put(
          classes.strangers().get(s), rows.computeIfAbsent(classes.row(s), this::cellsOfRow));
    }
    return matrix;
  }

  private Map<Route, Cell> cellsOfRow(IntBuffer row) {
    var map = new LinkedHashMap<Route, Cell>();
    for (int r = 0; r < row.limit(); r++) {
      map.put(classes.routes().get(r), cells.get(row.get(r)));
    }
    return map;
  }

  /** The powers of each class that the policy does not name. */
  private Map<Integer, Map<Power, Sighting>> unexpected() {
    var unexpected = new TreeMap<Integer, Map<Power, Sighting>>();
    for (int number = 0; number < classes.size(); number++) {
      var at = classes.first(number);
      var found = new TreeMap<Power, Sighting>();
      var grants = classes.grants(at.route());
      cells
          .get(number)
          .powers()
          .forEach(
              (power, sighting) -> {
                var own = aimOf(sighting.witness());
                var expectation = new Expectation(policy, grants, own.server().origin());
                if (!expectation.allows(at.stranger(), power, sighting)) {
                  found.put(power, sighting);
                }
              });
      if (!found.isEmpty()) {
        unexpected.put(number, found);
      }
    }
    return unexpected;
  }

  private Aim aimOf(Witness witness) {
    return aims.stream()
        .filter(aim -> aim.server().origin().toString().equals(witness.target().origin()))
        .findFirst()
        .orElse(aims.get(0));
  }

  private List<Verdict> promises(Map<Integer, Map<Power, Sighting>> unexpected) {
    var verdicts = new ArrayList<Verdict>();
    for (var promise : policy.promises()) {
      verdicts.add(new Verdict(promise.text(), promise.place(), breaking(promise)));
    }
    for (var promise : Expectation.Promise.values()) {
      var found =
          onlyReports()
              ? List.<Finding>of()
              : broken(
                  unexpected,
                  (number, power) ->
                      Expectation.of(classes.first(number).stranger(), power) == promise);
      verdicts.add(new Verdict(promise.sentence, "", found));
    }
    var works = new Works(policy, classes, cells, aims, moves);
    verdicts.add(
        new Verdict(Works.SENTENCE, "", onlyReports() ? List.<Finding>of() : works.broken()));
    return verdicts;
  }

  /** In report mode nothing is promised: what would be refused is only recorded. */
  private boolean onlyReports() {
    return policy.mode() == Mode.REPORT;
  }

  private interface Of {
    boolean is(int number, Power power);
  }

  private List<Finding> broken(Map<Integer, Map<Power, Sighting>> powers, Of promise) {
    var some = new TreeMap<Integer, Map<Power, Sighting>>();
    powers.forEach(
        (number, found) -> {
          var mine = new TreeMap<Power, Sighting>();
          found.forEach(
              (power, sighting) -> {
                if (promise.is(number, power)
                    && !classes.grants(classes.first(number).route()).onlyReports()) {
                  mine.put(power, sighting);
                }
              });
          if (!mine.isEmpty()) {
            some.put(number, mine);
          }
        });
    return new Facts(classes, cells, some).broken();
  }

  private List<Finding> breaking(dev.cordon.policy.Promise promise) {
    var some = new TreeMap<Integer, Map<Power, Sighting>>();
    for (int number = 0; number < classes.size(); number++) {
      var at = classes.first(number);
      if (!isAbout(promise, at)) {
        continue;
      }
      var mine = new TreeMap<Power, Sighting>();
      cells
          .get(number)
          .powers()
          .forEach(
              (power, sighting) -> {
                if (breaks(promise).test(power) && isTold(power, sighting)) {
                  mine.put(power, sighting);
                }
              });
      if (!mine.isEmpty()) {
        some.put(number, mine);
      }
    }
    return new Facts(classes, cells, some).broken();
  }

  /**
   * Whether the server could have refused it. A write in the user's name it refuses without a
   * token; that a picture is loaded by nobody knows whom it cannot help.
   */
  private static boolean isTold(Power power, Sighting sighting) {
    return sighting.evident() || (power.asUser() && power.deed() != Deed.EMBED);
  }

  private boolean isAbout(dev.cordon.policy.Promise promise, Classes.Member at) {
    var kind = at.stranger().kind();
    return kind != Kind.NO_BROWSER
        && PlainPath.matches(promise.path(), at.route().path())
        && !PlainOrigin.anyMatches(promise.except(), Expectation.originOf(at.stranger()))
        && !(kind == Kind.PAGE && policy.origins().contains(at.stranger().origin()));
  }

  private static Predicate<Power> breaks(dev.cordon.policy.Promise promise) {
    Predicate<Power> deed =
        switch (promise.deed()) {
          case READ -> power -> power.deed() == Deed.READ || power.deed() == Deed.CONNECT;
          case WRITE -> power -> power.deed() == Deed.WRITE || power.deed() == Deed.CONNECT;
          case EMBED -> power -> power.deed() == Deed.EMBED;
          case CONNECT -> power -> power.deed() == Deed.CONNECT;
        };
    return promise.withCredentials() ? deed.and(Power::asUser) : deed;
  }
}
