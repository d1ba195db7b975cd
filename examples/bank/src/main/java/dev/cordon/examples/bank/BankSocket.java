package dev.cordon.examples.bank;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * {@code /ws}: asks for the balance and moves money.
 *
 * <p>Wrong: the cookie of the handshake is all it looks at, never the Origin (S01); and the ticker
 * is for the house only, which it takes anybody on the loopback interface to be (R11, S01).
 */
final class BankSocket {

  private final Ledger ledger;
  private final Sessions sessions;

  BankSocket(Ledger ledger, Sessions sessions) {
    this.ledger = ledger;
    this.sessions = sessions;
  }

  void shake(ServerWebSocketHandshake handshake) {
    if (Target.of(handshake.path()).path().equals("/ws")) {
      handshake.accept();
    } else {
      handshake.reject(404);
    }
  }

  void talk(ServerWebSocket socket) {
    String id = FrontDoor.cookie(socket.headers().get("Cookie"), Sessions.COOKIE);
    String user = id == null ? "" : sessions.user(id);
    socket.textMessageHandler(text -> socket.writeTextMessage(answer(user, text).encode()));
  }

  private JsonObject answer(String user, String text) {
    JsonObject message;
    try {
      message = new JsonObject(text);
    } catch (DecodeException e) {
      return new JsonObject().put("error", "not JSON");
    }
    return switch (String.valueOf(message.getValue("op"))) {
      case "ticker" ->
          new JsonObject().put("ticker", Backdoors.METRICS).put("accounts", ledger.users().size());
      case "balance" ->
          new JsonObject()
              .put("user", user)
              .put("account", ledger.number(user))
              .put("balance", ledger.balance(user));
      case "transfer" -> {
        String to = String.valueOf(message.getValue("to"));
        String amount = String.valueOf(message.getValue("amount"));
        boolean sent =
            amount.matches("[0-9]{1,9}")
                && ledger.transfer(user, to, Long.parseLong(amount), "WS /ws");
        yield new JsonObject().put("sent", sent);
      }
      default -> new JsonObject().put("error", "ops: ticker, balance, transfer");
    };
  }
}
