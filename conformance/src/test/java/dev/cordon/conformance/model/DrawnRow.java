package dev.cordon.conformance.model;

import dev.cordon.conformance.rig.ActionKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.LinkedHashSet;

/** One row drawn out of all that pages, actions, servers and jars can be. */
final class DrawnRow {
  /** Firefox asks its user before it sends a form of a secure page without encryption. */
  private static final JsonArray WITHOUT_A_DIALOG = new JsonArray().add("chromium").add("webkit");

  private DrawnRow() {}

  static JsonObject by(Draw draw) {
    var page = DrawnPage.by(draw);
    var kind = DrawnAction.kind(draw, page);
    var way = DrawnAnswers.by(draw, page, kind);
    var action = DrawnAction.by(draw, kind, way.first());
    var answers = way.json(action);
    var row = new JsonObject();
    row.put("about", "From " + page.about() + ": " + kind.key() + " of " + way.about());
    if (kind == ActionKind.FORM && page.top().startsWith("https") && !way.isSecure()) {
      row.put("engines", WITHOUT_A_DIALOG.copy());
    }
    var jar = jar(draw, page, way);
    if (!jar.isEmpty()) {
      row.put("jar", jar);
    }
    row.put("page", page.json());
    var actions = new JsonArray().add(action);
    if (draw.oneIn(8) && isRepeatable(kind, way)) {
      actions.add(action.copy());
    }
    row.put("do", actions);
    if (!answers.isEmpty()) {
      row.put("answers", answers);
    }
    return row;
  }

  /** Whether a second time says something of preflights and cookies, and of no other cache. */
  private static boolean isRepeatable(ActionKind kind, DrawnAnswers way) {
    return (kind == ActionKind.FETCH || kind == ActionKind.XHR) && way.about().equals(way.first());
  }

  private static JsonArray jar(Draw draw, DrawnPage page, DrawnAnswers way) {
    var hosts = new LinkedHashSet<String>();
    hosts.add(URI.create(way.first()).getHost());
    if (draw.oneIn(2)) {
      hosts.add(URI.create(page.acting()).getHost());
    }
    var jar = new JsonArray();
    for (var host : hosts) {
      if (!draw.oneIn(3)) {
        var url = "https://" + host + "/jar";
        jar.add(new JsonObject().put("url", url).put("set", cookies(draw, host)));
      }
    }
    return jar;
  }

  private static JsonArray cookies(Draw draw, String host) {
    var cookies = new JsonArray();
    cookies.add("plain=1");
    cookies.add(draw.of("lax=1; SameSite=Lax", "lax=1; SameSite=Lax; Secure"));
    cookies.add(draw.of("strict=1; SameSite=Strict", "strict=1; SameSite=Strict; HttpOnly"));
    cookies.add(draw.of("none=1; SameSite=None; Secure", "none=1; SameSite=None"));
    if (draw.oneIn(3)) {
      cookies.add("__Host-h=1; Path=/; Secure; SameSite=None");
    }
    if (draw.oneIn(3)) {
      var labels = host.split("\\.");
      var least = host.endsWith(".github.io") ? 3 : 2;
      var domain = labels.length > least ? host.substring(host.indexOf('.') + 1) : host;
      cookies.add("wide=1; Domain=" + domain + "; Secure; SameSite=None");
    }
    if (draw.oneIn(4)) {
      cookies.add("elsewhere=1; Path=/elsewhere");
    }
    return cookies;
  }
}
