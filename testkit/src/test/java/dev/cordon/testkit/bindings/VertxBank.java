package dev.cordon.testkit.bindings;

import dev.cordon.testkit.vertx.RouterApplication;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** The bank as a router of Vert.x. */
final class VertxBank {
  private VertxBank() {}

  static RouterApplication start(Vertx vertx, Money money) {
    var router = Router.router(vertx);
    router.route("/ws").handler(VertxBank::socket);
    router.route().handler(BodyHandler.create(false)).handler(VertxBank::share);
    router.get("/login").handler(context -> html(context).end("<form method=post></form>"));
    router.post("/login").handler(context -> login(context, money));
    router.route("/api/transfer").handler(context -> transfer(context, money));
    router.get("/api/balance").handler(context -> balance(context, money));
    return RouterApplication.start(Money.ORIGIN, vertx, router);
  }

  private static void socket(RoutingContext context) {
    context.request().toWebSocket();
  }

  private static void share(RoutingContext context) {
    var origin = context.request().getHeader("Origin");
    if (origin != null) {
      context
          .response()
          .putHeader("Access-Control-Allow-Origin", origin)
          .putHeader("Access-Control-Allow-Credentials", "true");
    }
    context.next();
  }

  private static io.vertx.core.http.HttpServerResponse html(RoutingContext context) {
    return context.response().putHeader("Content-Type", "text/html");
  }

  private static void login(RoutingContext context, Money money) {
    if (!"wonderland".equals(context.request().getFormAttribute("password"))) {
      context.fail(403);
      return;
    }
    var id = money.open(context.request().getFormAttribute("user"));
    context
        .response()
        .setStatusCode(303)
        .putHeader("Location", "/login")
        .putHeader("Set-Cookie", "SID=" + id + "; Path=/; Secure; HttpOnly; SameSite=None")
        .end();
  }

  private static void transfer(RoutingContext context, Money money) {
    if (!isLoggedIn(context, money) || parameter(context) == null) {
      context.fail(401);
      return;
    }
    money.transfer();
    html(context).end("done");
  }

  private static String parameter(RoutingContext context) {
    var inBody = context.request().getFormAttribute("to");
    return inBody == null ? context.request().getParam("to") : inBody;
  }

  private static void balance(RoutingContext context, Money money) {
    if (isLoggedIn(context, money)) {
      html(context).end(Money.ACCOUNT);
    } else {
      context.fail(401);
    }
  }

  private static boolean isLoggedIn(RoutingContext context, Money money) {
    var cookie = context.request().getCookie("SID");
    return cookie != null && money.knows(cookie.getValue());
  }
}
