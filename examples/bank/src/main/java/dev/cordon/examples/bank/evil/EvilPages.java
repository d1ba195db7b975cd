package dev.cordon.examples.bank.evil;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;

/** What the attacker's site answers: an index, the attack pages, and places to leave loot. */
final class EvilPages {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { color: #b22222; font-size: 1.4rem; }
      table { border-collapse: collapse; width: 100%; }
      td, th { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8884; }
      """;

  private final Evil evil;

  EvilPages(Evil evil) {
    this.evil = evil;
  }

  void receive(HttpServerRequest request) {
    request.response().putHeader("Cache-Control", "no-store");
    String[] path = request.path() == null ? new String[0] : request.path().split("/");
    switch (path.length) {
      case 0, 1 -> html(request.response(), index());
      case 2 -> single(request, path[1]);
      case 3 -> attack(request, path[1], path[2]);
      case 4 -> service(request, path[1], path[2], path[3]);
      default -> notFound(request.response());
    }
  }

  private void single(HttpServerRequest request, String name) {
    String to = request.getParam("to");
    if (name.equals("evil.css")) {
      request.response().putHeader("Content-Type", "text/css").end(STYLE);
    } else if (name.equals("bounce") && to != null && isTarget(to)) {
      request.response().setStatusCode(307).putHeader("Location", to).end();
    } else {
      notFound(request.response());
    }
  }

  private boolean isTarget(String url) {
    return evil.fronts().values().stream()
        .anyMatch(front -> url.startsWith(front.targets().target() + "/"));
  }

  private void attack(HttpServerRequest request, String name, String id) {
    Evil.Front front = evil.fronts().get(name);
    if (front == null || Attacks.all().stream().noneMatch(attack -> attack.id().equals(id))) {
      notFound(request.response());
      return;
    }
    front.loot().clear(id);
    html(request.response(), Attacks.get(id).page(front.targets()));
  }

  private void service(HttpServerRequest request, String what, String name, String id) {
    Evil.Front front = evil.fronts().get(name);
    if (front == null) {
      notFound(request.response());
      return;
    }
    Loot loot = front.loot();
    HttpServerResponse response = request.response();
    switch (what) {
      case "loot" ->
          request
              .body()
              .onSuccess(
                  body -> {
                    loot.report(id, body.toString());
                    response.setStatusCode(204).end();
                  });
      case "done" -> {
        loot.done(id);
        response.setStatusCode(204).end();
      }
      case "genuine" -> {
        String user = request.getParam("user", "");
        Accomplice accomplice = front.accomplice();
        (user.isEmpty() ? accomplice.visit() : accomplice.logIn(user))
            .onComplete(
                cookie -> {
                  if (cookie.succeeded()) {
                    loot.plant(id, cookie.result());
                  }
                  response.end(cookie.succeeded() ? cookie.result() : "");
                });
      }
      default -> notFound(response);
    }
  }

  private String index() {
    StringBuilder page = new StringBuilder("<!doctype html><html lang=\"en\"><head>");
    page.append("<meta charset=\"utf-8\"><title>evil</title>");
    page.append("<link rel=\"stylesheet\" href=\"/evil.css\"></head><body>");
    page.append(
        "<h1>The attacker's site</h1><p>Log in at a bank as alice, then click.</p><table><tr>");
    page.append("<th>row</th><th>attack</th><th>from</th><th>against</th></tr>");
    for (Attack attack : Attacks.all()) {
      page.append("<tr><td>").append(attack.id()).append("</td><td>");
      page.append(attack.title().replace("<", "&lt;")).append("</td><td>");
      page.append(attack.position().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      page.append("</td><td>");
      for (Targets targets : evil.targets()) {
        if (!attack.needsHttps() || targets.target().getScheme().equals("https")) {
          page.append("<a href=\"").append(attack.start(targets)).append("\">");
          page.append(targets.name()).append("</a> ");
        }
      }
      page.append("</td></tr>");
    }
    return page.append("</table></body></html>").toString();
  }

  private static void html(HttpServerResponse response, String page) {
    response.putHeader("Content-Type", "text/html; charset=utf-8").end(page);
  }

  private static void notFound(HttpServerResponse response) {
    response.setStatusCode(404).end("not here");
  }
}
