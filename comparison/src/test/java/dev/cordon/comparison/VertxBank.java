package dev.cordon.comparison;

import dev.cordon.vertx.web.CordonHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CSRFHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The bank on Vert.x Web with its session handler; what guards it is a parameter. */
record VertxBank(Vertx vertx, HttpServer server, Books books) implements Bank {
  private static final long PATIENCE = 20;

  /** Mounts what guards a router: before its session and body, and after them. */
  interface Protection {
    default void before(Router router) {}

    default void after(Vertx vertx, Router router) {}
  }

  static Bank start(Protection protection)
      throws ExecutionException, InterruptedException, TimeoutException {
    var vertx = Vertx.vertx();
    var books = new Books();
    var router = Router.router(vertx);
    protection.before(router);
    router.route().handler(SessionHandler.create(LocalSessionStore.create(vertx)));
    // A request for a socket has no body, and must not wait for one.
    router.get("/ws").handler(rc -> socket(rc));
    router.route().handler(BodyHandler.create(false));
    protection.after(vertx, router);
    routes(router, books);
    var server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(router);
    server.listen().toCompletionStage().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
    return new VertxBank(vertx, server, books);
  }

  private static void routes(Router router, Books books) {
    router.get("/").handler(rc -> html(rc, Html.home()));
    router.get("/login").handler(rc -> html(rc, Html.login(hidden(rc))));
    router.post("/login").handler(VertxBank::logIn);
    router.route().handler(rc -> next(rc));
    router.get("/pay").handler(rc -> html(rc, Html.pay("", hidden(rc))));
    router
        .post("/transfer")
        .handler(rc -> done(rc, books, "form", rc.request().getFormAttribute("to")));
    router.post("/api/transfer").handler(rc -> done(rc, books, "json", json(rc)));
    router.put("/api/limit").handler(rc -> done(rc, books, "put", json(rc)));
    router.delete("/api/payee").handler(rc -> done(rc, books, "delete", "payee"));
    router.get("/newsletter").handler(rc -> done(rc, books, "get", rc.queryParams().get("to")));
    router
        .post("/upload")
        .consumes("multipart/form-data")
        .handler(rc -> done(rc, books, "upload", rc.request().getFormAttribute("to")));
    router
        .get("/api/balance")
        .handler(
            rc ->
                rc.json(
                    new JsonObject()
                        .put("user", user(rc))
                        .put("account", Books.ACCOUNT)
                        .put("balance", 1000)));
    router.get("/statement").handler(rc -> html(rc, Html.statement()));
  }

  private static void next(RoutingContext rc) {
    if (user(rc) == null) {
      rc.fail(401);
    } else {
      rc.next();
    }
  }

  private static void socket(RoutingContext rc) {
    if (user(rc) == null) {
      rc.fail(401);
    } else {
      rc.request()
          .toWebSocket()
          .onSuccess(socket -> socket.writeTextMessage("hello"))
          .onFailure(rc::fail);
    }
  }

  private static void logIn(RoutingContext rc) {
    var form = rc.request().formAttributes();
    if (!Books.isAlice(form.get("username"), form.get("password"))) {
      rc.fail(403);
      return;
    }
    rc.session().regenerateId();
    rc.session().put("user", form.get("username"));
    rc.redirect("/");
  }

  private static String user(RoutingContext rc) {
    return rc.session().get("user");
  }

  /** The token of whichever guard is there. */
  private static String hidden(RoutingContext rc) {
    String theirs = rc.get(CSRFHandler.DEFAULT_HEADER_NAME);
    if (theirs != null) {
      return Html.hidden(CSRFHandler.DEFAULT_HEADER_NAME, theirs);
    }
    var ours = CordonHandler.token(rc);
    return ours == null ? "" : Html.hidden(ours.field(), ours.value());
  }

  private static String json(RoutingContext rc) {
    var body = rc.body().asJsonObject();
    return body == null ? null : body.getString("to");
  }

  private static void done(RoutingContext rc, Books books, String what, String to) {
    if (to == null) {
      rc.fail(400);
      return;
    }
    books.enter(what, to);
    rc.response().putHeader("Content-Type", "text/plain").end("done");
  }

  private static void html(RoutingContext rc, String page) {
    rc.response().putHeader("Content-Type", "text/html; charset=utf-8").end(page);
  }

  @Override
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
  }
}
