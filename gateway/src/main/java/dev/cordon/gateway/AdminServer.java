package dev.cordon.gateway;

import dev.cordon.config.Admin;
import dev.cordon.config.Endpoint;
import dev.cordon.config.Secret;
import dev.cordon.web.Authority;
import dev.cordon.web.Host;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The listener for whoever runs the gateway: probes, metrics, the policy in force, the last
 * decisions.
 *
 * <p>A page in the operator's browser can reach it too, so it answers no page: GET only, a Host of
 * its own (H01 in docs/threats.md), no Origin, no metadata of another site (R25). Off loopback all
 * but the probes need a token.
 */
final class AdminServer {
  private static final Set<String> PROBES = Set.of("/livez", "/readyz");

  private final Services services;
  private final Admin admin;
  private final PolicyReport report;

  AdminServer(Services services, Admin admin, PolicyReport report) {
    this.services = services;
    this.admin = admin;
    this.report = report;
  }

  void handle(HttpServerRequest request) {
    String path = request.uri();
    int refusal = refusalOf(request, path);
    if (refusal != 0) {
      if (refusal == 401) {
        request.response().putHeader("WWW-Authenticate", "Bearer realm=\"cordon admin\"");
      } else if (refusal == 405) {
        request.response().putHeader("Allow", "GET");
      }
      answer(request, refusal, "text/plain; charset=utf-8", "");
      return;
    }
    switch (path) {
      case "/livez" -> answer(request, 200, "text/plain; charset=utf-8", "ok\n");
      case "/readyz" -> ready(request);
      case "/metrics" ->
          answer(
              request,
              200,
              "text/plain; version=0.0.4; charset=utf-8",
              services
                  .metrics()
                  .text(services.current(), services.sockets(), services.accessLog()));
      case "/policy" ->
          answer(request, 200, "application/json", report.of(services.current()).toString());
      case "/decisions" ->
          answer(
              request,
              200,
              "application/json",
              new Json().put("decisions", services.recent().newestFirst()).toString());
      default -> answer(request, 404, "text/plain; charset=utf-8", "");
    }
  }

  private void ready(HttpServerRequest request) {
    if (services.draining().get()) {
      answer(request, 503, "text/plain; charset=utf-8", "draining\n");
    } else if (!services.current().upstreams().isReady()) {
      answer(request, 503, "text/plain; charset=utf-8", "no upstream is well\n");
    } else {
      answer(request, 200, "text/plain; charset=utf-8", "ready\n");
    }
  }

  private int refusalOf(HttpServerRequest request, String path) {
    List<String> hosts = request.headers().getAll("host");
    Authority authority = hosts.size() == 1 ? Authority.parseOrNull(hosts.get(0).strip()) : null;
    if (authority == null) {
      return 400;
    }
    if (!isOurs(authority.host(), admin.listen())) {
      return 421;
    }
    if (!request.method().equals(HttpMethod.GET)) {
      return 405;
    }
    String site = request.getHeader("sec-fetch-site");
    if (request.headers().contains("origin")
        || (site != null && !site.equals("none") && !site.equals("same-origin"))) {
      return 403;
    }
    return PROBES.contains(path) || hasToken(request) ? 0 : 401;
  }

  /** An address cannot be rebound; of names, only loopback's and the configured one are ours. */
  static boolean isOurs(Host host, Endpoint listen) {
    if (host.isLoopback() || host.toString().equals(listen.host())) {
      return true;
    }
    return !listen.isLoopback() && host.kind() != Host.Kind.DOMAIN;
  }

  private boolean hasToken(HttpServerRequest request) {
    Optional<Secret> token = admin.token();
    if (token.isEmpty()) {
      return admin.listen().isLoopback();
    }
    String given = request.getHeader("authorization");
    return given != null
        && given.regionMatches(true, 0, "Bearer ", 0, 7)
        && MessageDigest.isEqual(
            given.substring(7).strip().getBytes(StandardCharsets.UTF_8),
            token.get().reveal().getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpServerRequest request, int status, String type, String text) {
    HttpServerResponse response = request.response();
    response
        .setStatusCode(status)
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("X-Content-Type-Options", "nosniff");
    boolean body =
        request.headers().contains("content-length")
            || request.headers().contains("transfer-encoding");
    if (body) {
      response.putHeader("Connection", "close");
    }
    response
        .end(text)
        .onComplete(
            v -> {
              if (body) {
                request.connection().close();
              }
            });
  }
}
