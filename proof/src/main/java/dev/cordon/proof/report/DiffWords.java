package dev.cordon.proof.report;

import dev.cordon.proof.Proof;
import dev.cordon.proof.ProofDiff;
import dev.cordon.proof.ProofDiff.Change;
import dev.cordon.proof.Route;
import dev.cordon.proof.Sentences;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all reports about a change say in the same words. */
final class DiffWords {
  private final ProofDiff diff;

  DiffWords(ProofDiff diff) {
    this.diff = diff;
  }

  /** The routes of both proofs by their names. */
  Names names() {
    var routes = new LinkedHashSet<Route>(diff.before().routes());
    routes.addAll(diff.after().routes());
    return new Names(List.copyOf(routes), diff.after().counts().browsers());
  }

  /** The one sentence that a reviewer reads, without a full stop. */
  String headline() {
    if (diff.gained().isEmpty() && diff.lost().isEmpty()) {
      return "This change lets nobody else do more, and nobody less";
    }
    if (diff.gained().isEmpty()) {
      return "This change lets nobody else do more, and " + who(diff.lost()) + " less";
    }
    return "This change lets "
        + who(diff.gained())
        + " do more"
        + (diff.lost().isEmpty() ? "" : ", and " + who(diff.lost()) + " less");
  }

  private String who(List<Change> changes) {
    var strangers = new LinkedHashSet<Stranger>();
    changes.forEach(change -> strangers.addAll(change.strangers()));
    if (strangers.size() == 1) {
      return strangers.iterator().next().name();
    }
    var all = new LinkedHashSet<Stranger>(diff.after().strangers());
    return strangers.containsAll(all)
        ? "every other site"
        : Sentences.count(strangers.size(), "other site");
  }

  /** What became of the promises that both policies make, or that one of them does not make. */
  List<String> promises() {
    var before = byText(diff.before());
    var after = byText(diff.after());
    var changes = new ArrayList<String>();
    after.forEach(
        (text, verdict) -> {
          var old = before.get(text);
          if (old == null) {
            changes.add("promised now" + (verdict.holds() ? "" : ", and broken") + ": " + text);
          } else if (old.holds() && !verdict.holds()) {
            changes.add("kept before, broken now: " + text);
          } else if (!old.holds() && verdict.holds()) {
            changes.add("broken before, kept now: " + text);
          }
        });
    before.keySet().stream()
        .filter(text -> !after.containsKey(text))
        .forEach(text -> changes.add("not promised any more: " + text));
    return changes;
  }

  private static Map<String, Verdict> byText(Proof proof) {
    var verdicts = new TreeMap<String, Verdict>();
    proof.promises().forEach(verdict -> verdicts.put(verdict.promise(), verdict));
    return verdicts;
  }

  /** A setting's value, or that there is none. */
  static String value(String value) {
    return value.isEmpty() ? "not set" : value;
  }
}
