package com.example.vertx;

import dev.cordon.config.CordonFile;
import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import dev.cordon.vertx.web.CordonHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Path;

/** Starts the bank on port 8080 of this machine. */
public final class BankMain {
  private BankMain() {}

  public static void main(String[] args) throws IOException {
    Policy policy = CordonFile.read(Path.of("cordon.yaml")).policy();
    start(Vertx.vertx(), 8080, policy)
        .onSuccess(server -> System.out.println("http://localhost:" + server.actualPort() + "/"))
        .onFailure(
            cause -> {
              System.err.println(cause.getMessage());
              System.exit(1);
            });
  }

  static Future<HttpServer> start(Vertx vertx, int port, Policy policy) {
    Router router = new Bank().routes(vertx);
    CordonHandler.create(LiveGuard.of(policy)).protect(router);
    return vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1");
  }
}
