package dev.cordon.testkit.vertx;

import dev.cordon.testkit.Application;
import dev.cordon.testkit.ApplicationFixture;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Vert.x router, started on a port of the loopback interface that nobody else has. Close it when
 * the test is over; the Vert.x stays open.
 */
public final class RouterApplication implements ApplicationFixture, AutoCloseable {
  private static final int SECONDS = 10;

  private final HttpServer server;
  private final Application application;

  private RouterApplication(HttpServer server, Application application) {
    this.server = server;
    this.application = application;
  }

  /**
   * Starts it.
   *
   * @param origin in which its pages believe, as {@code https://bank.example}
   */
  public static RouterApplication start(String origin, Vertx vertx, Router router) {
    var server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    var address = "http://127.0.0.1:" + server.actualPort();
    return new RouterApplication(server, Application.running(origin, address));
  }

  @Override
  public Application application() {
    return application;
  }

  /** Where it listens. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    await(server.close());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the router was started.", interrupted);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("The router did not start or stop: " + failed, failed);
    }
  }
}
