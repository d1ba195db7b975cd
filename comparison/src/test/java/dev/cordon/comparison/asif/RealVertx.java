package dev.cordon.comparison.asif;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import java.util.concurrent.TimeUnit;

/** Vert.x Web with {@code CorsHandler.create()} and a session handler, on which nothing is set. */
record RealVertx(Vertx vertx, HttpServer server, Application application) implements RealServer {
  private static final long PATIENCE_SECONDS = 30;

  static RealVertx start() throws Exception {
    var application = new Application();
    var vertx = Vertx.vertx();
    var router = Router.router(vertx);
    router.route().handler(CorsHandler.create());
    router.route().handler(SessionHandler.create(LocalSessionStore.create(vertx)));
    router.get(SOCKET).handler(RealVertx::socket);
    router.route().handler(context -> answer(context, application));
    var server = vertx.createHttpServer().requestHandler(router);
    await(server.listen(0, "127.0.0.1"));
    return new RealVertx(vertx, server, application);
  }

  private static void socket(RoutingContext context) {
    if (context.request().headers().contains("Upgrade")) {
      context.request().toWebSocket().onFailure(context::fail);
    } else {
      context.next();
    }
  }

  private static void answer(RoutingContext context, Application application) {
    if (context.request().path().equals(Application.LOGIN)) {
      context.session().put("visitor", Visitor.named(context.request().query()));
    } else {
      Visitor visitor = context.session().get("visitor");
      application.saw(
          context.request().method().name(), visitor == null ? Visitor.NOBODY : visitor);
    }
    context.end(Application.TEXT);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() throws Exception {
    await(vertx.close());
  }
}
