package dev.cordon.proof.layers;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Page;
import dev.cordon.browser.PageSetup;
import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Where one attack plays once: a new bank behind one layer, and a browser with its user. */
final class Scene {
  static final String HOST = "bank.example";
  static final String OWN = "https://bank.example";
  static final String EVIL = "https://evil.example";
  static final String SIBLING = "https://blog.bank.example";

  /** A name of the attacker's that resolves to the bank's address (H01). */
  static final String REBOUND = "http://rebound.evil.example";

  /** What a page says that sends no Referer, by which old browsers would give it away. */
  static final Consumer<PageSetup> SILENT = page -> page.header("Referrer-Policy", "no-referrer");

  private static final String BOUNCE = "https://bounce.example";

  private final Kind kind;
  private final Bank bank = new Bank();
  private final Network server;
  private final Browser browser;
  private boolean loggedIn;

  Scene(Kind kind, Layer layer) {
    this.kind = kind;
    this.browser = Browser.of(kind.profile()).on(this::answer);
    this.server = new SharedCache(layer.before(bank, browser::now));
  }

  private Response answer(Request request) throws NetworkFailure {
    var host = String.valueOf(request.url().hostText());
    return switch (host) {
      case "bounce.example" -> bounced(request);
      case "rebound.evil.example", "127.0.0.1", "0.0.0.0", "bank.example." -> server.send(request);
      case HOST ->
          request.url().scheme().equals("https")
              ? server.send(request)
              : Response.ok("text/html", "");
      default -> Response.ok("text/html", "");
    };
  }

  /** A site that passes on what it gets, method and body included. */
  private static Response bounced(Request request) {
    var query = String.valueOf(request.url().query());
    var to = URLDecoder.decode(query.substring("to=".length()), StandardCharsets.UTF_8);
    var origin = request.header("Origin");
    return Response.redirect(307, to)
        .with("Access-Control-Allow-Origin", origin == null ? "*" : origin)
        .with("Access-Control-Allow-Credentials", "true");
  }

  /** Where a request must go to be passed on to this path of the bank. */
  static String bouncing(String path) {
    return BOUNCE + "/?to=" + URLEncoder.encode(OWN + path, StandardCharsets.UTF_8);
  }

  /** What is behind the network: for what is no browser. */
  Network server() {
    return server;
  }

  Bank bank() {
    return bank;
  }

  /** Alice's browser, before she has logged in. */
  Browser browser() {
    return browser;
  }

  /** Alice, who logged in just now: cookies without SameSite are young (W14). */
  Browser fresh() {
    if (!loggedIn) {
      loggedIn = true;
      OwnScript.logIn(browser, "alice");
    }
    return browser;
  }

  /** Alice, who logged in three minutes ago. */
  Browser user() {
    return loggedIn ? browser : fresh().advance(Duration.ofMinutes(3));
  }

  /** Somebody else in a browser of the same kind, at the same time. */
  Browser attacker() {
    return Browser.of(kind.profile()).startingAt(browser.now()).on(this::answer);
  }

  /** A page of this origin in another tab of hers. */
  Page at(String origin) {
    return user().page(origin + "/");
  }

  Page evil() {
    return at(EVIL);
  }

  /** The attacker's page, without a Referer. */
  Page silent() {
    return user().page(EVIL + "/", SILENT);
  }

  Page sibling() {
    return at(SIBLING);
  }

  /** A page of an opaque origin: scripts and forms, in a frame of the attacker's. */
  Page sandboxed() {
    return evil()
        .srcdoc(
            frame -> frame.sandbox("allow-scripts allow-forms allow-top-navigation allow-popups"));
  }

  // Witnesses.

  /** Whether the bank did something in her name, or by who reached its inside. */
  boolean changed() {
    return !bank.deeds().isEmpty();
  }

  /** Whether a script has read what is hers. */
  static boolean learned(Trace trace) {
    return trace.canRead() && OwnScript.readable(trace).contains(Bank.SECRET);
  }

  /** Whether a page has taken in what is hers: shown it, or run it. */
  static boolean tookIn(Trace trace) {
    var taken =
        trace.seen() instanceof Seen.Loaded loaded
            && trace.block() == null
            && (loaded.ran() || !trace.action().contains("script"));
    return taken && OwnScript.text(trace).contains(Bank.SECRET);
  }

  /** Whether a socket or a stream is open in her name. */
  boolean listens(Trace trace) {
    return trace.seen() instanceof Seen.Opened && bank.deeds().contains("alice listens");
  }

  /** Whether the bank's own page takes its user for this one. */
  boolean isTakenFor(String user) {
    return OwnScript.read(browser, "/account").contains("\"owner\":\"" + user + "\"");
  }
}
