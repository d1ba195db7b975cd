package dev.cordon.examples.bank;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Private data that any page can run as a script.
 *
 * <p>Wrong: JSONP calls whatever function the caller names, and a statement is served as JavaScript
 * (R20).
 */
final class ScriptData {

  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  private final Ledger ledger;

  ScriptData(Ledger ledger) {
    this.ledger = ledger;
  }

  void open(Routes routes) {
    routes.onLoggedIn("GET", "/api/accounts.jsonp", this::jsonp);
    routes.onLoggedIn("GET", "/api/statement.js", this::statement);
  }

  private void jsonp(Call call) {
    String callback = call.field("callback").replaceAll("[^\\w.]", "");
    String name = callback.isEmpty() ? "callback" : callback;
    JsonArray accounts = new JsonArray().add(account(call.user()));
    call.answer(200, JAVASCRIPT, name + "(" + accounts.encode() + ");");
  }

  private void statement(Call call) {
    call.answer(200, JAVASCRIPT, "var statement = " + account(call.user()).encode() + ";");
  }

  private JsonObject account(String user) {
    return new JsonObject()
        .put("user", user)
        .put("account", ledger.number(user))
        .put("balance", ledger.balance(user));
  }
}
