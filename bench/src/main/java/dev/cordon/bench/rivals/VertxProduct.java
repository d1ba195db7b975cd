package dev.cordon.bench.rivals;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CSRFHandler;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The handlers of Vert.x Web, as on a router. */
final class VertxProduct implements Product {
  private final Scope scope;

  VertxProduct(Scope scope) {
    this.scope = scope;
  }

  @Override
  public String name() {
    return scope.name("Vert.x");
  }

  @Override
  public String parts() {
    return scope == Scope.SHARING ? "CorsHandler" : "CorsHandler, and CSRFHandler with a session";
  }

  @Override
  public boolean can(Cell cell) {
    return scope.covers(cell.question());
  }

  @Override
  public boolean lacks(Cell cell) {
    return scope.lacks(cell.question());
  }

  @Override
  public boolean issuesBefore(Cell cell) {
    return scope.issuesBefore(cell.question());
  }

  @Override
  public Contender install(Cell cell) {
    return new Routed(cell, scope);
  }

  static CorsHandler cors(List<String> origins, List<String> domains) {
    var cors = CorsHandler.create().addOrigins(origins);
    domains.forEach(domain -> cors.addOriginWithRegex(JettyProduct.subdomains(domain)));
    Bank.METHODS.forEach(method -> cors.allowedMethod(HttpMethod.valueOf(method)));
    Bank.REQUEST_HEADERS.forEach(cors::allowedHeader);
    return cors.allowCredentials(true).maxAgeSeconds(Bank.MAX_AGE_SECONDS);
  }

  private static final class Routed implements Contender {
    private final List<Handler<RoutingContext>> handlers = new ArrayList<>();
    private final VertxReply reply = new VertxReply();
    private final Answer answer = new Answer();
    private final Map<Integer, VertxSession> sessions = new HashMap<>();
    private final Vertx vertx;
    private VertxCall[] requests = {};

    Routed(Cell cell, Scope scope) {
      vertx = Vertx.vertx();
      var origins = new ArrayList<>(cell.size().origins());
      if (!cell.question().isSharing()) {
        // Its own pages too, whose Origin it would refuse like any other's.
        origins.add(Bank.ORIGIN);
      }
      handlers.add(cors(origins, cell.size().domains()));
      if (scope == Scope.SHARING_AND_FORGERY) {
        handlers.add(
            CSRFHandler.create(vertx, "not so secret in a benchmark")
                .setHeaderName(Bank.TOKEN_HEADER));
      }
      handlers.add(VertxCall::reachApplication);
    }

    @Override
    public void load(List<Sent> sent) {
      sessions.values().forEach(VertxSession::keep);
      requests =
          sent.stream()
              .map(
                  request ->
                      new VertxCall(
                          request,
                          reply,
                          handlers,
                          sessions.computeIfAbsent(request.session(), VertxSession::new)))
              .toArray(VertxCall[]::new);
    }

    @Override
    public int ask(int turn) {
      reply.clear();
      requests[turn].arrive();
      return reply.getStatusCode();
    }

    @Override
    public Answer answer() {
      reply.writeTo(answer);
      return answer;
    }

    @Override
    public void close() {
      vertx.close();
    }
  }
}
