package dev.cordon.examples.bank;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What is authenticated by something other than the cookie.
 *
 * <p>Wrong: {@code /internal/**} trusts the loopback interface, from where every page in a browser
 * on this machine comes (H01, H02, R11, W37); {@code /legacy/export} honours Basic credentials,
 * which a browser repeats by itself (W31); {@code /webhooks/stripe} asks for a signature that no
 * browser has, but lets anybody who is logged in do without, "to try it out" (W35).
 */
final class Backdoors {

  /** What the internal pages tell: a leak proves itself by it. */
  static final String METRICS = "corner-bank-internal";

  /** The key that the payment provider signs with. */
  static final String WEBHOOK_SIGNATURE = "t=1,v1=corner-bank-webhook-signature";

  private final Bank bank;

  Backdoors(Bank bank) {
    this.bank = bank;
  }

  void open(Routes routes) {
    routes.on("GET", "/internal/metrics", this::metrics);
    routes.on("POST", "/internal/flags", this::flag);
    routes.on("GET", "/legacy/export", this::legacy);
    routes.on("POST", "/legacy/export", this::legacy);
    routes.on("POST", "/webhooks/stripe", this::webhook);
  }

  private void metrics(Call call) {
    call.json(
        new JsonObject()
            .put("service", METRICS)
            .put("transfers", bank.transfers().size())
            .put("loggedIn", bank.loggedIn().size()));
  }

  private void flag(Call call) {
    bank.diary().flagged(call.field("flag"));
    call.json(new JsonObject().put("flag", call.field("flag")));
  }

  private void legacy(Call call) {
    String user = basicUser(call.header("Authorization"));
    if (user.isEmpty()) {
      call.response().putHeader("WWW-Authenticate", "Basic realm=\"Corner Bank legacy\"");
      call.refuse(401, "name and password, please");
    } else if (call.method().equals("POST")) {
      Ledger ledger = bank.ledger();
      boolean sent = ledger.transfer(user, call.field("to"), call.amount("amount"), call.via());
      call.json(new JsonObject().put("sent", sent));
    } else {
      call.answer(200, "text/csv", "account,balance\n" + bank.ledger().number(user) + "\n");
    }
  }

  private static String basicUser(String authorization) {
    if (!authorization.startsWith("Basic ")) {
      return "";
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6));
      String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return pair.length == 2 && Bank.knows(pair[0], pair[1]) ? pair[0] : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void webhook(Call call) {
    if (call.header("Stripe-Signature").equals(WEBHOOK_SIGNATURE) || call.isLoggedIn()) {
      bank.diary().notified(call.field("event"));
      call.json(new JsonObject().put("received", true));
    } else {
      call.refuse(401, "the signature is missing or wrong");
    }
  }
}
