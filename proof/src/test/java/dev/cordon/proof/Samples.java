package dev.cordon.proof;

import dev.cordon.browser.profile.Profiles;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.Target;
import dev.cordon.proof.server.Login;
import dev.cordon.web.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parts of proofs, made by hand. */
public final class Samples {
  public static final BrowserKind CHROMIUM = new BrowserKind("Chromium", "", Profiles.CHROMIUM);
  public static final BrowserKind FIREFOX = new BrowserKind("Firefox", "", Profiles.FIREFOX);
  public static final BrowserKind FIREFOX_BLOCKING =
      new BrowserKind("Firefox", "third-party cookies blocked", Profiles.FIREFOX);

  public static final Login LOGGED_IN =
      new Login("who is logged in", List.of("JSESSIONID=1"), Duration.ofHours(1), false);
  public static final Login LOGGED_OUT =
      new Login("who is not logged in", List.of(), Duration.ZERO, false);

  public static final Stranger EVIL = page("https://evil.example", "a foreign site");
  public static final Stranger SIBLING = page("https://blog.app.example", "a sibling");
  public static final Stranger PARTNER = page("https://partner.example", "named in cors[0]");
  public static final Stranger SANDBOXED =
      new Stranger("a sandboxed page", Stranger.Kind.OPAQUE, null, "an opaque origin");
  public static final Stranger NO_BROWSER =
      new Stranger("somebody without a browser", Stranger.Kind.NO_BROWSER, null, "curl");

  public static final Route API = new Route("/api/x", List.of("/**", "/api/**"));
  public static final Route EXPORT = new Route("/legacy/export", List.of("/**", "/legacy/export"));
  public static final Route REST = new Route("/x", List.of());

  private Samples() {}

  public static Stranger page(String origin, String about) {
    return new Stranger(origin, Stranger.Kind.PAGE, Origin.parse(origin), about);
  }

  /** A request that was refused for where it came from. */
  public static Witness refused(Stranger stranger, Route route, Move move) {
    return refused(stranger, route, move, "JSESSIONID");
  }

  /** The same with other cookies. */
  public static Witness refused(Stranger stranger, Route route, Move move, String... cookies) {
    return new Witness(
        stranger,
        route,
        FIREFOX,
        LOGGED_IN,
        move,
        target(route),
        List.of(cookies),
        true,
        false,
        false,
        "cross-site-write",
        "");
  }

  /** A request that got through under a rule, with the session. */
  public static Witness granted(Stranger stranger, Route route, Move move, String rule) {
    return new Witness(
        stranger,
        route,
        CHROMIUM,
        LOGGED_IN,
        move,
        target(route),
        List.of("JSESSIONID"),
        true,
        true,
        true,
        "granted",
        rule);
  }

  public static Target target(Route route) {
    return new Target(
        "https://app.example",
        route.path(),
        List.of("JSESSIONID"),
        "X-CSRF-Token",
        "_csrf",
        "__Host-csrf",
        "",
        "/.well-known/cordon/csrf",
        "/login",
        "https://bounce.example");
  }

  /** A cell in which these powers show in all browsers, by one witness. */
  public static Cell cell(Witness witness, Power... powers) {
    SortedMap<Power, Sighting> map = new TreeMap<>();
    for (var power : powers) {
      map.put(power, new Sighting(List.of(CHROMIUM, FIREFOX), witness, true));
    }
    return new Cell(map, Optional.empty());
  }

  /** A cell in which requests arrive in the user's name, and are refused. */
  public static Cell refusedCell(Stranger stranger, Route route) {
    var witness = refused(stranger, route, SampleMove.FORM);
    SortedMap<Power, Sighting> map = new TreeMap<>();
    map.put(
        new Power(Deed.SEND, "POST", true),
        new Sighting(List.of(CHROMIUM, FIREFOX), witness, true));
    return new Cell(map, Optional.of(witness));
  }

  /** A proof that holds: one partner reads under a rule, all others are refused. */
  public static Proof holding() {
    return proof("cordon.yaml", List.of(), promises(List.of()));
  }

  /** A proof in which the export is open to everybody, and a promise says it is not. */
  public static Proof broken() {
    var witness =
        new Witness(
            EVIL,
            EXPORT,
            FIREFOX,
            LOGGED_IN,
            SampleMove.FORM,
            target(EXPORT),
            List.of("JSESSIONID"),
            true,
            true,
            false,
            "exempt",
            "csrf.exempt[0]");
    var finding =
        new Finding(
            Severity.HIGH,
            Sentences.of(witness),
            List.of(EVIL, SIBLING, SANDBOXED),
            List.of(EXPORT),
            List.of(new Power(Deed.WRITE, "POST", true)),
            List.of(CHROMIUM, FIREFOX),
            "csrf.exempt[0]",
            witness);
    return proof("cordon.yaml", List.of(finding), promises(List.of(finding)));
  }

  private static List<Verdict> promises(List<Finding> broken) {
    return List.of(
        new Verdict("no other site writes to /**", "never[0]", broken),
        new Verdict(
            "only https://partner.example reads /api/** with credentials", "never[1]", List.of()),
        new Verdict("no stranger's session is taken for genuine", "", List.of()));
  }

  private static Proof proof(String subject, List<Finding> worst, List<Verdict> promises) {
    var strangers = List.of(PARTNER, EVIL, SIBLING, SANDBOXED, NO_BROWSER);
    var routes = List.of(API, EXPORT, REST);
    Map<Stranger, Map<Route, Cell>> cells = new LinkedHashMap<>();
    for (var stranger : strangers) {
      Map<Route, Cell> row = new LinkedHashMap<>();
      routes.forEach(route -> row.put(route, cellOf(stranger, route, worst)));
      cells.put(stranger, row);
    }
    var findings = new ArrayList<>(worst);
    var read = granted(PARTNER, API, SampleMove.FETCH, "cors[0]");
    findings.add(
        new Finding(
            Severity.GRANTED,
            Sentences.of(read),
            List.of(PARTNER),
            List.of(API),
            List.of(new Power(Deed.READ, "GET", true)),
            List.of(CHROMIUM, FIREFOX),
            "cors[0]",
            read));
    var refused = refused(EVIL, API, SampleMove.FORM);
    findings.add(
        new Finding(
            Severity.REFUSED,
            Sentences.of(refused),
            List.of(EVIL, SIBLING, SANDBOXED),
            List.of(API, REST),
            List.of(),
            List.of(CHROMIUM, FIREFOX),
            "",
            refused));
    return new Proof(
        subject,
        strangers,
        routes,
        cells,
        findings,
        promises,
        List.of("A GET of the application changes nothing, unless the policy says so."),
        new Counts(5, 3, 8, 4, 120, 9, 57_600));
  }

  private static Cell cellOf(Stranger stranger, Route route, List<Finding> worst) {
    if (stranger == NO_BROWSER) {
      return cell(
          refused(stranger, route, SampleMove.FORM),
          new Power(Deed.SEND, "POST", false),
          new Power(Deed.READ, "GET", false));
    }
    if (stranger == PARTNER && route == API) {
      return cell(
          granted(stranger, route, SampleMove.FETCH, "cors[0]"),
          new Power(Deed.SEND, "GET", true),
          new Power(Deed.READ, "GET", true));
    }
    for (var finding : worst) {
      if (finding.strangers().contains(stranger) && finding.routes().contains(route)) {
        return cell(
            finding.witness(),
            new Power(Deed.SEND, "POST", true),
            new Power(Deed.WRITE, "POST", true));
      }
    }
    return refusedCell(stranger, route);
  }
}
