package dev.cordon.proof;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.PathPattern;
import dev.cordon.policy.Policy;
import dev.cordon.proof.server.PlainPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The paths that a policy tells apart: one for each combination of its path patterns that some path
 * matches, and the near misses of each pattern beside them.
 *
 * <p>Where two patterns meet without one holding the other ({@code /a/*} and {@code /*}{@code /b}),
 * the path that matches both is found by writing the names of one over the stars of the other, and
 * what comes of that is met with all others again, until nothing new does.
 */
final class Routes {
  /** Where the guard answers by itself. */
  static final String TOKEN = "/.well-known/cordon/csrf";

  private static final int ROUNDS = 3;

  private final Set<PathPattern> patterns;

  private Routes(Set<PathPattern> patterns) {
    this.patterns = patterns;
  }

  /** What is looked at. */
  record Found(List<Route> routes, List<Near> nearMisses) {}

  /**
   * A near miss.
   *
   * @param to a path that careless comparisons take it for
   */
  record Near(Route route, String to) {}

  static Found of(List<Policy> policies) {
    var patterns = new LinkedHashSet<PathPattern>();
    policies.forEach(policy -> patterns.addAll(patterns(policy)));
    return new Routes(patterns).found();
  }

  /** Every path pattern of the policy, in its order. */
  static Set<PathPattern> patterns(Policy policy) {
    var patterns = new LinkedHashSet<PathPattern>();
    for (CorsRule rule : policy.corsRules()) {
      patterns.addAll(rule.paths());
    }
    var csrf = policy.csrf();
    patterns.addAll(csrf.required().patterns());
    patterns.addAll(csrf.login().patterns());
    patterns.addAll(csrf.unsafe().patterns());
    patterns.addAll(csrf.handover().patterns());
    csrf.receives().forEach(rule -> patterns.add(PathPattern.parse(rule.path())));
    csrf.exempts().forEach(rule -> patterns.add(PathPattern.parse(rule.path())));
    policy.sessions().forEach(rule -> patterns.addAll(rule.rotateAt().patterns()));
    policy.isolationRules().forEach(rule -> patterns.addAll(rule.paths()));
    policy.promises().forEach(promise -> patterns.add(promise.path()));
    return patterns;
  }

  private Found found() {
    Map<Set<PathPattern>, Route> bySignature = new LinkedHashMap<>();
    var paths = new LinkedHashSet<String>();
    paths.add(TOKEN);
    patterns.forEach(pattern -> paths.addAll(members(pattern)));
    meetings(paths);
    paths.add("/");
    paths.add("/elsewhere");
    for (var path : paths) {
      var signature = matching(path);
      if (path.equals(TOKEN)) {
        signature.add(PathPattern.parse(TOKEN));
      }
      bySignature.putIfAbsent(signature, route(path));
    }
    var routes = new ArrayList<Route>();
    bySignature.values().stream().filter(route -> !route.patterns().isEmpty()).forEach(routes::add);
    bySignature.values().stream().filter(route -> route.patterns().isEmpty()).forEach(routes::add);
    var known = routes.stream().map(Route::path).collect(Collectors.toSet());
    var misses = new LinkedHashMap<String, String>();
    for (var pattern : patterns) {
      nearMisses(pattern).forEach(miss -> misses.putIfAbsent(miss, member(pattern)));
    }
    misses.keySet().removeAll(known);
    var near = new ArrayList<Near>();
    misses.forEach((miss, to) -> near.add(new Near(route(miss), to)));
    return new Found(List.copyOf(routes), List.copyOf(near));
  }

  private Route route(String path) {
    var texts =
        new ArrayList<>(
            matching(path).stream()
                .sorted(Routes::widestFirst)
                .map(PathPattern::toString)
                .toList());
    if (path.equals(TOKEN)) {
      texts.add(TOKEN);
    }
    return new Route(path, texts);
  }

  private static int widestFirst(PathPattern one, PathPattern other) {
    return PlainPath.isMoreSpecific(one, other) ? 1 : PlainPath.isMoreSpecific(other, one) ? -1 : 0;
  }

  private Set<PathPattern> matching(String path) {
    var matching = new LinkedHashSet<PathPattern>();
    for (var pattern : patterns) {
      if (PlainPath.matches(pattern, path)) {
        matching.add(pattern);
      }
    }
    return matching;
  }

  /** Paths that match: for a pattern's end, nothing, one segment and two. */
  private static List<String> members(PathPattern pattern) {
    var text = pattern.toString();
    if (!text.endsWith("/**")) {
      return List.of(filled(text));
    }
    var before = filled(text.substring(0, text.length() - 3));
    return List.of(before + "/x", before.isEmpty() ? "/" : before, before + "/x/y");
  }

  /** A path that matches. */
  static String member(PathPattern pattern) {
    return members(pattern).get(0);
  }

  private static String filled(String pattern) {
    return pattern.replace("/*", "/x");
  }

  /** Paths that careless comparisons take for members (R14, W35 in docs/threats.md). */
  private static List<String> nearMisses(PathPattern pattern) {
    var member = members(pattern).get(0);
    var text = pattern.toString();
    var before = text.endsWith("/**") ? filled(text.substring(0, text.length() - 3)) : member;
    var misses = new ArrayList<String>();
    if (!before.isEmpty() && !before.equals("/")) {
      misses.add(before + "x");
      misses.add(before + "/");
      misses.add(before + "/below");
      misses.add("/before" + before);
      var upper = before.toUpperCase(java.util.Locale.ROOT);
      if (!upper.equals(before)) {
        misses.add(upper);
      }
      var slash = before.lastIndexOf('/');
      if (slash > 0) {
        misses.add(before.substring(0, slash));
      }
    }
    return misses;
  }

  private void meetings(Set<String> paths) {
    var crossing = patterns.stream().filter(pattern -> pattern.toString().contains("*")).toList();
    Set<String> shapes = new LinkedHashSet<>();
    crossing.forEach(pattern -> shapes.add(pattern.toString()));
    Set<String> fresh = new LinkedHashSet<>(shapes);
    for (int round = 0; round < ROUNDS && !fresh.isEmpty(); round++) {
      Set<String> next = new LinkedHashSet<>();
      for (var shape : fresh) {
        for (var pattern : crossing) {
          var met = Meeting.of(shape, pattern.toString());
          if (met != null && shapes.add(met)) {
            next.add(met);
          }
        }
      }
      next.forEach(met -> paths.addAll(members(PathPattern.parse(met))));
      fresh = next;
    }
  }
}
