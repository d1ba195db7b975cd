package dev.cordon.cli.prove;

import dev.cordon.browser.profile.Profiles;
import dev.cordon.proof.BrowserKind;
import dev.cordon.proof.Cell;
import dev.cordon.proof.Counts;
import dev.cordon.proof.Deed;
import dev.cordon.proof.Finding;
import dev.cordon.proof.Power;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Route;
import dev.cordon.proof.Sentences;
import dev.cordon.proof.Severity;
import dev.cordon.proof.Sighting;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.Verdict;
import dev.cordon.proof.Witness;
import dev.cordon.proof.move.MoveWords;
import dev.cordon.proof.move.Moves;
import dev.cordon.proof.move.Target;
import dev.cordon.proof.server.Login;
import dev.cordon.web.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A proof that has all a page can show: made by hand, so that every case is there. */
final class PageProofs {
  private static final BrowserKind FIREFOX = new BrowserKind("Firefox", "", Profiles.FIREFOX);
  private static final Login LOGIN =
      new Login("who is logged in", List.of("ID=1"), Duration.ZERO, false);

  private PageProofs() {}

  /**
   * Twelve strangers who each read on a route of their own, one who writes where it was promised
   * that nobody does, and two who can do nothing.
   *
   * @param suffix what the names of strangers and paths end with
   */
  static Proof of(String suffix) {
    var strangers = new ArrayList<Stranger>();
    var routes = new ArrayList<Route>();
    for (int i = 0; i < 12; i++) {
      strangers.add(page("https://partner" + i + ".example", suffix));
      routes.add(new Route("/api/v" + i + suffix, List.of("/**", "/api/v" + i + "/**" + suffix)));
    }
    var thief = page("https://thief.example", suffix);
    strangers.add(thief);
    strangers.add(page("https://nobody.example", suffix));
    strangers.add(page("https://nothing.example", suffix));
    var export = new Route("/legacy/export" + suffix, List.of("/legacy/export" + suffix));
    routes.add(export);
    var broken =
        new Finding(
            Severity.HIGH,
            Sentences.of(witness(thief, export)),
            List.of(thief),
            List.of(export),
            List.of(new Power(Deed.WRITE, "POST", true)),
            List.of(FIREFOX),
            "csrf.exempt[0]",
            witness(thief, export));
    var granted =
        new Finding(
            Severity.GRANTED,
            Sentences.of(witness(strangers.get(0), routes.get(0))),
            strangers.subList(0, 12),
            routes.subList(0, 12),
            List.of(new Power(Deed.READ, "GET", true)),
            List.of(FIREFOX),
            "cors[0]",
            witness(strangers.get(0), routes.get(0)));
    return new Proof(
        "cordon.yaml" + suffix,
        strangers,
        routes,
        cells(strangers, routes),
        List.of(broken, granted),
        List.of(
            new Verdict("no other site writes to /**" + suffix, "never[0]", List.of(broken)),
            new Verdict("nothing embeds /admin/**", "never[1]", List.of())),
        List.of("A GET changes nothing." + suffix),
        new Counts(15, 13, 1, 1, 1, 4, 195));
  }

  private static Map<Stranger, Map<Route, Cell>> cells(
      List<Stranger> strangers, List<Route> routes) {
    Map<Stranger, Map<Route, Cell>> cells = new LinkedHashMap<>();
    for (int i = 0; i < strangers.size(); i++) {
      Map<Route, Cell> row = new LinkedHashMap<>();
      for (int j = 0; j < routes.size(); j++) {
        var deed = i > 12 || i != j ? Deed.SEND : i < 12 ? Deed.READ : Deed.WRITE;
        row.put(routes.get(j), cell(deed, witness(strangers.get(i), routes.get(j))));
      }
      cells.put(strangers.get(i), row);
    }
    return cells;
  }

  private static Cell cell(Deed deed, Witness witness) {
    var powers = new TreeMap<Power, Sighting>();
    powers.put(new Power(Deed.SEND, "POST", true), new Sighting(List.of(FIREFOX), witness, true));
    powers.put(new Power(deed, "POST", true), new Sighting(List.of(FIREFOX), witness, true));
    return new Cell(powers, deed == Deed.SEND ? Optional.of(witness) : Optional.empty());
  }

  private static Stranger page(String origin, String suffix) {
    return new Stranger(
        origin + suffix, Stranger.Kind.PAGE, Origin.parse(origin), "named by hand" + suffix);
  }

  private static Witness witness(Stranger stranger, Route route) {
    var move =
        Moves.catalogue(new MoveWords(Set.of(), Set.of())).stream()
            .filter(it -> it.method().equals("POST"))
            .findFirst()
            .orElseThrow();
    var target =
        new Target(
            "https://app.example",
            route.path(),
            List.of("ID"),
            "X-CSRF-Token",
            "_csrf",
            "",
            "",
            "",
            "",
            "https://bounce.example");
    return new Witness(
        stranger, route, FIREFOX, LOGIN, move, target, List.of("ID"), true, false, false, "r", "");
  }
}
