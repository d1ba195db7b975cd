package dev.cordon.proof.report;

import dev.cordon.proof.BrowserKind;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Route;
import dev.cordon.proof.Stranger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the reports of one proof call what it is about. */
final class Names {
  private final Map<String, Integer> labels = new HashMap<>();
  private final int allBrowsers;

  Names(Proof proof) {
    this(proof.routes(), proof.counts().browsers());
  }

  Names(List<Route> routes, int allBrowsers) {
    this.allBrowsers = allBrowsers;
    routes.forEach(route -> labels.merge(route.label(), 1, Integer::sum));
  }

  /** A route's pattern, and the path that stands for it where others have the same pattern. */
  String of(Route route) {
    var label = route.label();
    return label.equals(route.path()) || labels.getOrDefault(label, 0) < 2
        ? label
        : label + " (as " + route.path() + ")";
  }

  List<String> routes(List<Route> routes) {
    return routes.stream().map(this::of).toList();
  }

  /** Browsers by their names, or that it is all of them. */
  List<String> browsers(List<BrowserKind> browsers) {
    return browsers.size() > 1 && browsers.size() == allBrowsers
        ? List.of("every modelled browser")
        : browsers.stream().map(BrowserKind::toString).toList();
  }

  static List<String> strangers(List<Stranger> strangers) {
    return strangers.stream().map(Stranger::name).toList();
  }

  /** The first of many, and how many more there are: {@code a, b and 3 more}. */
  static String some(List<String> texts, int most) {
    // One more takes no more room than saying that there is one.
    return texts.size() <= most + 1
        ? String.join(", ", texts)
        : String.join(", ", texts.subList(0, most)) + " and " + (texts.size() - most) + " more";
  }
}
