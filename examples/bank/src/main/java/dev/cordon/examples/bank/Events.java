package dev.cordon.examples.bank;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * The balance, as server-sent events: one at once, then one a second.
 *
 * <p>Wrong: behind the careless CORS filter any page may listen (S04).
 */
final class Events {

  private final Ledger ledger;
  private final Vertx vertx;

  Events(Ledger ledger, Vertx vertx) {
    this.ledger = ledger;
    this.vertx = vertx;
  }

  void open(Routes routes) {
    routes.onLoggedIn("GET", "/api/events", this::stream);
  }

  private void stream(Call call) {
    HttpServerResponse response = call.response();
    response.putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-cache");
    response.setChunked(true);
    response.write(event(call.user()));
    long timer = vertx.setPeriodic(1000, tick -> response.write(event(call.user())));
    response.closeHandler(closed -> vertx.cancelTimer(timer));
  }

  private String event(String user) {
    JsonObject data =
        new JsonObject()
            .put("user", user)
            .put("account", ledger.number(user))
            .put("balance", ledger.balance(user));
    return "data: " + data.encode() + "\n\n";
  }
}
