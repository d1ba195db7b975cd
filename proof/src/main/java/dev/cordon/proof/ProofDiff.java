package dev.cordon.proof;

import dev.cordon.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What strangers gain and lose when one policy takes the place of another, for a review.
 *
 * <p>Both are proved over the strangers and routes of both, and each cell is compared. What no
 * stranger can notice, such as a lifetime, stands among the settings.
 *
 * @param gained what strangers can do under the new policy and could not under the old
 * @param lost what they could do and cannot any more
 * @param settings what else is written otherwise
 * @param before the proof of the old policy
 * @param after the proof of the new one
 */
public record ProofDiff(
    List<Change> gained,
    List<Change> lost,
    List<SettingChange> settings,
    Proof before,
    Proof after) {
  public ProofDiff {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
    settings = List.copyOf(settings);
  }

  /**
   * What some strangers gain or lose on some routes, told once.
   *
   * @param strangers all of them; never empty
   * @param routes all of them; never empty
   * @param powers what
   * @param browsers where it was seen
   * @param rule the place of the rule that speaks for it, in the policy that allows it; empty for
   *     none
   * @param witness a move that shows it, under the policy that allows it
   */
  public record Change(
      List<Stranger> strangers,
      List<Route> routes,
      List<Power> powers,
      List<BrowserKind> browsers,
      String rule,
      Witness witness) {
    public Change {
      strangers = List.copyOf(strangers);
      routes = List.copyOf(routes);
      powers = List.copyOf(powers);
      browsers = List.copyOf(browsers);
    }
  }

  /**
   * A setting that is written otherwise.
   *
   * @param name as the policy file calls it
   * @param before its value; empty where it was not there
   * @param after its value; empty where it is not there any more
   */
  public record SettingChange(String name, String before, String after) {}

  /** What changes between two policies. */
  public static ProofDiff of(Policy before, Policy after) {
    return of(before, after, (classes, of) -> {});
  }

  /** What changes between two policies, told how far it is; each of the two proofs counts anew. */
  public static ProofDiff of(Policy before, Policy after, Progress progress) {
    var both = List.of(before, after);
    var old = Prover.of(before).named("before").over(both).progress(progress).prove();
    var now = Prover.of(after).named("after").over(both).progress(progress).prove();
    return new ProofDiff(
        more(old, now, after), more(now, old, before), Settings.changed(before, after), old, now);
  }

  /** Whether some stranger can do more than before. */
  public boolean isGain() {
    return !gained.isEmpty();
  }

  /** What is the same for all cells of which one change is told. */
  private record Key(List<Power> powers, List<BrowserKind> browsers, String rule) {}

  /** A change, and the cells it is true of: routes by stranger. */
  private record Told(Witness witness, Map<Stranger, List<Route>> cells) {}

  /** What the second proof has and the first has not. */
  private static List<Change> more(Proof than, Proof has, Policy policy) {
    Map<Key, Told> told = new LinkedHashMap<>();
    Map<String, Grants> grants = new LinkedHashMap<>();
    var routes = has.routes().stream().filter(route -> isIn(than, route)).toList();
    for (var stranger : has.strangers()) {
      for (var route : routes) {
        var added = added(than.cell(stranger, route), has.cell(stranger, route));
        if (added.isEmpty()) {
          continue;
        }
        var rule =
            grants
                .computeIfAbsent(route.path(), path -> new Grants(policy, path))
                .place(Expectation.originOf(stranger));
        var key = new Key(List.copyOf(added.keySet()), browsers(added), rule);
        told.computeIfAbsent(key, k -> new Told(worst(added).witness(), new LinkedHashMap<>()))
            .cells()
            .computeIfAbsent(stranger, k -> new ArrayList<>())
            .add(route);
      }
    }
    var changes = new ArrayList<Change>();
    told.forEach((key, of) -> changes.addAll(changes(key, of.cells(), of.witness())));
    changes.sort(Comparator.comparingInt(change -> -weight(change)));
    return changes;
  }

  private static boolean isIn(Proof proof, Route route) {
    return proof.routes().contains(route);
  }

  private static int weight(Change change) {
    return change.powers().stream()
        .mapToInt(power -> power.deed().ordinal() + (power.asUser() ? 100 : 0))
        .max()
        .orElse(0);
  }

  private static TreeMap<Power, Sighting> added(Cell than, Cell has) {
    var added = new TreeMap<Power, Sighting>(has.powers());
    than.powers()
        .forEach(
            (power, sighting) -> {
              var now = added.get(power);
              if (now != null && !isMore(power, now, sighting)) {
                added.remove(power);
              }
            });
    // That something arrives says little; that the user's cookies go along is told by itself.
    var nothingElse = added.keySet().stream().allMatch(power -> power.deed() == Deed.SEND);
    added.keySet().removeIf(power -> power.deed() == Deed.SEND && !(nothingElse && power.asUser()));
    return added;
  }

  /**
   * Whether a power that was there before is more now: it only showed where nobody says who asks;
   * or cookies go along in more browsers.
   */
  private static boolean isMore(Power power, Sighting now, Sighting before) {
    return power.deed() == Deed.SEND
        ? !before.browsers().containsAll(now.browsers())
        : now.evident() && !before.evident();
  }

  private static List<BrowserKind> browsers(TreeMap<Power, Sighting> powers) {
    return BrowserKinds.ALL.stream()
        .filter(
            kind ->
                powers.values().stream().anyMatch(sighting -> sighting.browsers().contains(kind)))
        .toList();
  }

  private static Sighting worst(TreeMap<Power, Sighting> powers) {
    return powers.entrySet().stream()
        .max(
            Comparator.comparingInt((Map.Entry<Power, Sighting> e) -> e.getKey().asUser() ? 1 : 0)
                .thenComparing(e -> e.getKey().deed()))
        .orElseThrow()
        .getValue();
  }

  private static List<Change> changes(Key key, Map<Stranger, List<Route>> of, Witness witness) {
    Map<List<Route>, List<Stranger>> together = new LinkedHashMap<>();
    of.forEach(
        (stranger, routes) ->
            together.computeIfAbsent(routes, k -> new ArrayList<>()).add(stranger));
    var changes = new ArrayList<Change>();
    together.forEach(
        (routes, strangers) ->
            changes.add(
                new Change(
                    strangers,
                    routes,
                    key.powers(),
                    key.browsers(),
                    key.rule(),
                    witness.at(strangers.get(0), routes.get(0)))));
    return changes;
  }
}
