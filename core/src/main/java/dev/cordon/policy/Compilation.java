package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the sections of a policy share while it is compiled: faults, readers, the settings above
 * them.
 */
final class Compilation {

  private final Faults faults = new Faults();
  private final boolean production;
  private final Mode mode;
  private final Set<TargetQuirk> quirks;
  private final IdentityHashMap<Object, String> places = new IdentityHashMap<>();

  Compilation(PolicyBuilder from) {
    this.production = from.profile == Profile.PRODUCTION;
    this.mode = from.mode;
    this.quirks = Set.copyOf(from.quirks);
  }

  Faults faults() {
    return faults;
  }

  /** Where a pattern, this very object, was read. */
  String placeOf(Object pattern) {
    return places.getOrDefault(pattern, "?");
  }

  OriginReader originReader() {
    return new OriginReader(faults);
  }

  /** A rule only records where the policy does. */
  Mode mode(Mode ofRule) {
    return mode == Mode.REPORT ? Mode.REPORT : ofRule;
  }

  boolean isProduction() {
    return production;
  }

  /** The patterns of a list, without those that are at fault. */
  List<PathPattern> paths(List<String> texts, String place) {
    List<PathPattern> patterns = new ArrayList<>();
    Set<PathPattern> seen = new HashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      PathPattern pattern = path(texts.get(i), place + "[" + i + "]");
      if (pattern != null && !seen.add(pattern)) {
        duplicate(place + "[" + i + "]", texts.get(i));
      } else if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  /** The pattern, or null after a fault was recorded. */
  @Nullable PathPattern path(String text, String place) {
    PathReader.Result result = PathReader.read(text, quirks);
    if (result instanceof PathReader.Bad bad) {
      faults.add(bad.code(), place, text, bad.problem(), bad.why(), bad.instead());
      return null;
    }
    PathPattern pattern = ((PathReader.Good) result).pattern();
    places.put(pattern, place);
    return pattern;
  }

  /** One exact path in its canonical spelling, or null after a fault was recorded. */
  @Nullable String exactPath(String text, String place, String why) {
    PathPattern pattern = path(text, place);
    if (pattern != null && !pattern.isExact()) {
      faults.add(
          Code.PATH_NOT_EXACT,
          place,
          text,
          "the path " + Quote.quote(text) + " is a pattern",
          why,
          "write each path by itself");
      return null;
    }
    return pattern == null ? null : pattern.toString();
  }

  /** The origins of a list, without those that are at fault. */
  List<OriginPattern> origins(List<String> texts, String place, OriginTrust trust) {
    return origins(texts, i -> place + "[" + i + "]", trust::accepts);
  }

  /**
   * The origins of a list, without those that are at fault or not accepted.
   *
   * @param places where each entry stands
   * @param accepts whether a pattern may stand at its place; records why not
   */
  List<OriginPattern> origins(
      List<String> texts, IntFunction<String> places, BiPredicate<OriginPattern, String> accepts) {
    Set<OriginPattern> patterns = new LinkedHashSet<>();
    OriginReader reader = originReader();
    for (int i = 0; i < texts.size(); i++) {
      String at = places.apply(i);
      OriginPattern pattern = reader.read(texts.get(i), at);
      if (pattern != null && !patterns.add(pattern)) {
        duplicate(at, texts.get(i));
      } else if (pattern != null && !accepts.test(pattern, at)) {
        patterns.remove(pattern);
      } else if (pattern != null) {
        this.places.put(pattern, at);
      }
    }
    redundant(patterns);
    return List.copyOf(patterns);
  }

  /** Warns of entries that another one contains. */
  private void redundant(Set<OriginPattern> patterns) {
    OriginOverlaps overlaps = new OriginOverlaps();
    patterns.forEach(overlaps::add);
    for (OriginPattern pattern : patterns) {
      OriginPattern wider = overlaps.container(pattern);
      if (wider != null) {
        faults.add(
            Code.ORIGIN_REDUNDANT,
            placeOf(pattern),
            pattern.toString(),
            "the entry "
                + Quote.quote(pattern.toString())
                + " is contained in "
                + Quote.quote(wider.toString()),
            "it adds nothing, and one of the two is more than was meant",
            "leave one of them out");
      }
    }
  }

  /** Warns of entries that name the application itself, unless its origins are strangers. */
  void lintOwn(OwnOrigins own, List<OriginPattern> patterns) {
    for (OriginPattern pattern : patterns) {
      if (own.list().size() == 1 && pattern.isExact() && own.contains(pattern.base())) {
        faults.add(
            Code.ORIGIN_OWN,
            placeOf(pattern),
            pattern.toString(),
            "the origin " + Quote.quote(pattern.toString()) + " is the application's own",
            "its pages are of the same origin and need no grant",
            "leave it out");
      }
    }
  }

  /** Records a duration that is not at least the given one. */
  void atLeast(Duration least, @Nullable Duration duration, String place) {
    if (duration != null && duration.compareTo(least) < 0) {
      faults.add(
          Code.DURATION,
          place,
          duration.toString(),
          "the duration " + duration + " is shorter than " + least,
          "a time of that length means nothing here",
          "write a longer one, such as 2h");
    }
  }

  void duplicate(String place, String text) {
    faults.add(
        Code.DUPLICATE,
        place,
        text,
        "the entry " + Quote.quote(text) + " stands in the list before",
        "saying it twice adds nothing",
        "leave one of them out");
  }
}
