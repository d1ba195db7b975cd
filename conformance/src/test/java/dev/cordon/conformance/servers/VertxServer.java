package dev.cordon.conformance.servers;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A Vert.x server whose router says 200 to what comes through the handlers before. */
final class VertxServer implements Server {
  private final Vertx vertx;
  private final HttpServer server;

  private VertxServer(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  static VertxServer start(Consumer<Router> handlers) {
    var vertx = Vertx.vertx();
    var router = Router.router(vertx);
    handlers.accept(router);
    router.route().handler(context -> context.response().end());
    return new VertxServer(
        vertx, await(vertx.createHttpServer().requestHandler(router).listen(0, Ports.ADDRESS)));
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
