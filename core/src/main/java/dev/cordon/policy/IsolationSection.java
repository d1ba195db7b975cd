package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles the rules of {@code isolation}. */
final class IsolationSection {

  /** HTML, cross-origin opener policies. */
  private static final Set<String> OPENERS =
      Set.of("same-origin", "same-origin-allow-popups", "noopener-allow-popups", "unsafe-none");

  private static final Map<String, Embed> KEYWORDS =
      Map.of("own", Embed.OWN, "same-site", Embed.SAME_SITE, "any", Embed.ANY);

  private final Compilation compilation;
  private final Faults faults;

  IsolationSection(Compilation compilation) {
    this.compilation = compilation;
    this.faults = compilation.faults();
  }

  List<IsolationRule> compile(List<IsolationBuilder> builders) {
    List<IsolationRule> rules = new ArrayList<>();
    for (int i = 0; i < builders.size(); i++) {
      rules.add(rule(builders.get(i), "isolation[" + i + "]"));
    }
    return List.copyOf(rules);
  }

  PathTable<IsolationRule> table(List<IsolationRule> rules) {
    Map<PathPattern, IsolationRule> entries = new LinkedHashMap<>();
    PathOverlaps before = new PathOverlaps();
    for (IsolationRule rule : rules) {
      for (PathPattern pattern : rule.paths()) {
        IsolationRule same = entries.putIfAbsent(pattern, rule);
        if (same != null) {
          faults.add(
              Code.SAME_PATH_TWICE,
              compilation.placeOf(pattern),
              pattern.toString(),
              "the pattern "
                  + Quote.quote(pattern.toString())
                  + " stands in "
                  + same.place()
                  + " too",
              "the answer would depend on their order",
              "write one rule for it");
          continue;
        }
        PathPattern crossing = before.crossing(pattern, other -> entries.get(other) != rule);
        if (crossing != null) {
          faults.add(
              Code.CROSSING_PATHS,
              compilation.placeOf(pattern),
              pattern.toString(),
              "the pattern "
                  + Quote.quote(pattern.toString())
                  + " crosses "
                  + Quote.quote(crossing.toString()),
              "some paths match both and neither is more specific, so the answer would depend on"
                  + " their order",
              "write patterns of which one contains the other, or that share no path");
        }
        before.add(pattern);
      }
    }
    return PathTable.of(entries);
  }

  private IsolationRule rule(IsolationBuilder from, String place) {
    if (from.paths.isEmpty()) {
      faults.add(
          Code.DEAD_RULE,
          place + ".paths",
          "",
          "the rule names no paths",
          "it is for nothing",
          "write paths such as /images/**");
    }
    if (from.opener != null && !OPENERS.contains(from.opener)) {
      faults.add(
          Code.OPENER_UNKNOWN,
          place + ".opener",
          from.opener,
          "the opener policy " + Quote.quote(from.opener) + " is none that browsers know",
          "they would ignore it",
          "write same-origin, same-origin-allow-popups or noopener-allow-popups");
    }
    return new IsolationRule(
        place,
        compilation.paths(from.paths, place + ".paths"),
        embed(from, place + ".embed"),
        from.opener,
        compilation.mode(from.mode));
  }

  private Embed embed(IsolationBuilder from, String place) {
    if (from.embed.isEmpty()) {
      return Embed.OWN;
    }
    Embed keyword = KEYWORDS.get(from.embed.get(0));
    if (from.embed.size() == 1 && keyword != null) {
      return keyword;
    }
    for (int i = 0; i < from.embed.size(); i++) {
      String entry = from.embed.get(i);
      if (KEYWORDS.containsKey(entry)) {
        faults.add(
            Code.EMBED_MIXED,
            place + "[" + i + "]",
            entry,
            "the word " + Quote.quote(entry) + " stands among others",
            "it would not be clear which of them holds",
            "write one word alone, or origins alone; own pages may embed in any case");
        return Embed.OWN;
      }
    }
    OriginTrust trust = new OriginTrust(faults, compilation.isProduction(), false, false);
    return new Embed.Listed(OriginSet.of(compilation.origins(from.embed, place, trust)));
  }
}
