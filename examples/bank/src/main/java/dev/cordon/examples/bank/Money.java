package dev.cordon.examples.bank;

import io.vertx.core.json.JsonObject;

/**
 * Balance and transfers.
 *
 * <p>Wrong: {@code POST /api/transfer} asks for nothing but the cookie (W01 to W05, W14 to W16),
 * and {@code /api/quick-transfer} moves money on a GET (W08, W09, W17).
 */
final class Money {

  private final Ledger ledger;

  Money(Ledger ledger) {
    this.ledger = ledger;
  }

  void open(Routes routes) {
    routes.onLoggedIn("GET", "/api/balance", this::balance);
    routes.onLoggedIn("POST", "/api/transfer", this::transfer);
    routes.onLoggedIn("GET", "/api/quick-transfer", this::transfer);
  }

  private void balance(Call call) {
    String number = ledger.number(call.user());
    call.response().putHeader("X-Account-Number", number);
    call.json(
        new JsonObject()
            .put("user", call.user())
            .put("account", number)
            .put("balance", ledger.balance(call.user())));
  }

  private void transfer(Call call) {
    transfer(call, ledger);
  }

  static void transfer(Call call, Ledger ledger) {
    if (ledger.transfer(call.user(), call.field("to"), call.amount("amount"), call.via())) {
      call.json(new JsonObject().put("sent", call.amount("amount")).put("to", call.field("to")));
    } else {
      call.refuse(422, "name an open account in 'to' and a positive 'amount' that you own");
    }
  }
}
