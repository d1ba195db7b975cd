package dev.cordon.cli.replay;

import dev.cordon.proof.Stranger;
import dev.cordon.proof.Witness;
import dev.cordon.proof.server.Login;
import dev.cordon.rig.Pair;
import dev.cordon.rig.Reply;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The pages that a replay needs beside the gateway's, and the redirects of the attacker's. */
final class Pages {
  /** As the proof has it for a page whose origin is opaque. */
  private static final String SANDBOX =
      "sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"
          + " allow-top-navigation";

  private static final Pair HTML = new Pair("Content-Type", "text/html; charset=utf-8");
  private static final Pair FRESH = new Pair("Cache-Control", "no-store");

  private Pages() {}

  /**
   * The page of the application's own origin with which a replay begins: it forgets who was logged
   * in, logs the user in, and goes to the attacker's page.
   *
   * @param login whose browser it is
   */
  static Reply beginning(Login login, String attacker) {
    var go = "location.replace(" + literal(attacker) + ");";
    var script =
        login.setCookies().isEmpty()
            ? go
            : "fetch("
                + literal(Stub.LOGIN_PATH)
                + ", {cache: \"no-store\", headers: {"
                + literal(Stub.LOGIN)
                + ": \"alice\"}}).finally(() => { "
                + go
                + " });";
    return Reply.of(
        200,
        List.of(HTML, FRESH, new Pair("Clear-Site-Data", "\"cookies\", \"storage\"")),
        "<!doctype html><title>Beginning</title><script>" + script + "</script>");
  }

  /** The attacker's page, which tells at an address of its own server what its script sees. */
  static Reply attacker(Witness witness, String html, String telling) {
    var told =
        "<script>window.told = outcome => { fetch("
            + literal(telling)
            + ", {method: \"POST\", mode: \"no-cors\", keepalive: true, body: outcome}); };"
            + "</script>\n";
    var headers =
        witness.stranger().kind() == Stranger.Kind.OPAQUE
            ? List.of(HTML, FRESH, new Pair("Content-Security-Policy", SANDBOX))
            : List.of(HTML, FRESH);
    int afterDoctype = html.indexOf('\n') + 1;
    return Reply.of(
        200, headers, html.substring(0, afterDoctype) + told + html.substring(afterDoctype));
  }

  static Reply empty() {
    return Reply.of(200, List.of(HTML, FRESH), "<!doctype html><title>Nothing</title>");
  }

  /** {@code /STATUS?to=URL}: a redirect of that status, which every origin may follow. */
  static Reply bounce(String target, Map<String, String> headers) {
    var query = URI.create("http://any" + target).getRawQuery();
    var to =
        query == null
            ? ""
            : URLDecoder.decode(query.substring(query.indexOf('=') + 1), StandardCharsets.UTF_8);
    var preflight = headers.containsKey("access-control-request-method");
    var status = preflight ? 204 : Integer.parseInt(target.substring(1, 4));
    return Reply.of(
        status,
        List.of(
            FRESH,
            new Pair("Location", to),
            new Pair("Access-Control-Allow-Origin", headers.getOrDefault("origin", "*")),
            new Pair("Access-Control-Allow-Credentials", "true"),
            new Pair(
                "Access-Control-Allow-Methods",
                headers.getOrDefault("access-control-request-method", "GET")),
            new Pair(
                "Access-Control-Allow-Headers",
                headers.getOrDefault("access-control-request-headers", "*"))),
        "");
  }

  /** A literal of JavaScript, within a script of HTML; only URLs and names come here. */
  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c") + '"';
  }
}
