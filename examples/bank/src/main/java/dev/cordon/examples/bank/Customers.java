package dev.cordon.examples.bank;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Profiles, accounts and forgotten passwords.
 *
 * <p>Wrong: PUT, PATCH and DELETE trust the cookie because "a preflight protects them" (W11, W12),
 * and the link in the password mail is built from {@code X-Forwarded-Host} (H04).
 */
final class Customers {

  private final Ledger ledger;
  private final Diary diary;

  Customers(Ledger ledger, Diary diary) {
    this.ledger = ledger;
    this.diary = diary;
  }

  void open(Routes routes) {
    routes.onLoggedIn("GET", "/api/profile", this::show);
    routes.onLoggedIn("PUT", "/api/profile", this::update);
    routes.onLoggedIn("PATCH", "/api/profile", this::update);
    routes.onLoggedIn("GET", "/api/users", this::list);
    routes.onLoggedIn("DELETE", "/api/users/*", this::close);
    routes.on("POST", "/forgot-password", this::forgot);
  }

  private void show(Call call) {
    call.json(new JsonObject().put("email", ledger.profile(call.user(), "email")));
  }

  private void update(Call call) {
    Map<String, String> entries = new LinkedHashMap<>(call.fields());
    entries.keySet().retainAll(Set.of("email", "phone"));
    ledger.note(call.user(), entries);
    show(call);
  }

  private void list(Call call) {
    call.json(
        new JsonObject().put("users", new JsonArray(ledger.users().stream().sorted().toList())));
  }

  private void close(Call call) {
    if (ledger.close(call.lastSegment())) {
      call.json(new JsonObject().put("closed", call.lastSegment()));
    } else {
      call.refuse(404, "no such account");
    }
  }

  private void forgot(Call call) {
    String forwarded = call.header("X-Forwarded-Host");
    String host = forwarded.isEmpty() ? call.header("Host") : forwarded;
    String link = "http://" + host + "/reset-password?ticket=" + Sessions.newId();
    diary.mailed(new Mail(call.field("user"), link));
    call.json(new JsonObject().put("sent", true));
  }
}
