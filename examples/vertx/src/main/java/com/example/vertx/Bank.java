package com.example.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import dev.cordon.vertx.web.CordonHandler;

/** A bank that knows nothing of other sites: whoever brings the session is the customer. */
final class Bank {
  private int balance = 100;

  Router routes(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(SessionHandler.create(LocalSessionStore.create(vertx)));
    router.get("/").handler(Bank::page);
    router.post().handler(BodyHandler.create(false));
    router.post("/login").handler(Bank::login);
    router.post("/transfer").handler(this::transfer);
    router.get("/api/account").handler(this::account);
    router.get("/notices").handler(this::notices);
    return router;
  }

  private static void page(RoutingContext rc) {
    // For clients that say nothing of where a form came from, it carries a token.
    var token = CordonHandler.token(rc);
    String field =
        token == null
            ? ""
            : "<input type=hidden name=" + token.field() + " value=" + token.value() + ">";
    rc.response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .end(
            "<!doctype html><form method=post action=/login>"
                + field
                + "<button name=user value=alice>log in</button></form>"
                + "<form method=post action=/transfer>"
                + field
                + "<button name=amount value=10>pay 10</button></form>");
  }

  private static void login(RoutingContext rc) {
    rc.session().regenerateId();
    rc.session().put("user", rc.request().getFormAttribute("user"));
    rc.redirect("/");
  }

  private void transfer(RoutingContext rc) {
    if (isCustomer(rc)) {
      balance -= Integer.parseInt(rc.request().getFormAttribute("amount"));
      rc.end("done");
    }
  }

  private void account(RoutingContext rc) {
    if (isCustomer(rc)) {
      rc.json(new JsonObject().put("balance", balance));
    }
  }

  private void notices(RoutingContext rc) {
    if (isCustomer(rc)) {
      rc.request()
          .toWebSocket()
          .onSuccess(socket -> socket.writeTextMessage("balance: " + balance))
          .onFailure(rc::fail);
    }
  }

  private static boolean isCustomer(RoutingContext rc) {
    boolean customer = rc.session().get("user") != null;
    if (!customer) {
      rc.fail(401);
    }
    return customer;
  }
}
