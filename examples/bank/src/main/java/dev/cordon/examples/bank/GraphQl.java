package dev.cordon.examples.bank;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query endpoint with two questions and one command.
 *
 * <p>Wrong: it runs mutations on GET (W36), answers queries on GET (R22), and takes the command
 * from the {@code operations} field of a multipart form (W05).
 */
final class GraphQl {

  private static final Pattern TRANSFER =
      Pattern.compile(
          "mutation\\s*\\{\\s*transfer\\(\\s*to:\\s*\"(\\w+)\"\\s*,\\s*amount:\\s*(\\d{1,9})\\s*\\)");

  private final Ledger ledger;

  GraphQl(Ledger ledger) {
    this.ledger = ledger;
  }

  void open(Routes routes) {
    routes.onLoggedIn("GET", "/graphql", this::execute);
    routes.onLoggedIn("POST", "/graphql", this::execute);
  }

  private void execute(Call call) {
    String query = query(call);
    Matcher transfer = TRANSFER.matcher(query);
    JsonObject data = new JsonObject();
    if (transfer.find()) {
      long amount = Long.parseLong(transfer.group(2));
      boolean done = ledger.transfer(call.user(), transfer.group(1), amount, call.via());
      data.put("transfer", done);
    } else {
      if (query.contains("balance")) {
        data.put("balance", ledger.balance(call.user()));
      }
      if (query.contains("account")) {
        data.put("account", ledger.number(call.user()));
      }
    }
    call.json(new JsonObject().put("data", data));
  }

  private static String query(Call call) {
    try {
      String operations = call.field("operations");
      return operations.isEmpty()
          ? call.field("query")
          : new JsonObject(operations).getString("query", "");
    } catch (DecodeException e) {
      return "";
    }
  }
}
