package dev.cordon.adapters;

import dev.cordon.guard.LiveGuard;
import dev.cordon.vertx.web.CordonHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The handler of Vert.x Web, before the routes of a router. */
class VertxTest extends AdapterSuite {
  @Override
  Adapter adapter() {
    return Adapter.VERTX;
  }

  @Override
  Driver start(LiveGuard guard) throws Exception {
    Application application = new Application();
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    CordonHandler.create(guard).protect(router);
    router.routeWithRegex(".*/form").handler(BodyHandler.create());
    router
        .route()
        .handler(rc -> body(rc).onSuccess(b -> answer(application, rc, b)).onFailure(rc::fail));
    for (int status = 400; status < 600; status++) {
      int code = status;
      router.errorHandler(
          code,
          rc ->
              rc.response()
                  .setStatusCode(code)
                  .putHeader("Content-Type", Application.ERROR_TYPE)
                  .end(Buffer.buffer(Application.errorPage(code))));
    }
    HttpServer server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(router);
    server.listen().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    return new Running(server.actualPort(), application, guard, vertx);
  }

  private record Running(int port, Application application, LiveGuard guard, Vertx vertx)
      implements Driver {
    @Override
    public void replace(Rules rules) {
      guard.replace(rules.policy());
    }

    @Override
    public void close() throws Exception {
      vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }

  private static Future<Buffer> body(RoutingContext rc) {
    if (Application.need(rc.request().uri()) == Application.Need.HEAD) {
      return Future.succeededFuture(Buffer.buffer());
    }
    Buffer read = rc.body() == null ? null : rc.body().buffer();
    return read != null || rc.request().isEnded()
        ? Future.succeededFuture(read == null ? Buffer.buffer() : read)
        : rc.request().body();
  }

  private static void answer(Application application, RoutingContext rc, Buffer body) {
    Reply reply = application.answer(new VertxSeen(rc, body.getBytes()));
    if (reply.isLater()) {
      rc.vertx().setTimer(1, id -> write(reply, rc));
    } else {
      write(reply, rc);
    }
  }

  private static void write(Reply reply, RoutingContext rc) {
    HttpServerResponse response = rc.response();
    reply.lines().forEach(line -> response.headers().add(line.name(), line.value()));
    if (reply.manner() == Reply.Manner.EXCEPTION) {
      throw new IllegalStateException("the application fails");
    }
    if (reply.fails()) {
      rc.fail(reply.status());
      return;
    }
    response.setStatusCode(reply.status());
    if (!reply.isInParts()) {
      response.end(reply.parts().isEmpty() ? Buffer.buffer() : Buffer.buffer(reply.parts().get(0)));
      return;
    }
    response.setChunked(true);
    Future<Void> written = Future.succeededFuture();
    for (byte[] part : reply.parts()) {
      written = written.compose(v -> response.write(Buffer.buffer(part)));
    }
    written.onSuccess(v -> response.end());
  }

  /** What a handler sees of a request. */
  private record VertxSeen(RoutingContext rc, byte[] body) implements Seen {
    @Override
    public String method() {
      return rc.request().method().name();
    }

    @Override
    public String target() {
      return rc.request().uri();
    }

    @Override
    public List<Line> lines() {
      List<Line> lines = new ArrayList<>();
      rc.request().headers().forEach((name, value) -> lines.add(new Line(name, value)));
      return lines;
    }

    @Override
    public List<String> cookies() {
      return rc.request().cookies().stream().map(c -> c.getName() + "=" + c.getValue()).toList();
    }

    @Override
    public List<String> fields() {
      List<String> fields = new ArrayList<>();
      rc.request().formAttributes().forEach((name, value) -> fields.add(name + "=" + value));
      return fields;
    }
  }
}
