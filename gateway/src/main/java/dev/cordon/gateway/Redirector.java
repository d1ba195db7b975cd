package dev.cordon.gateway;

import dev.cordon.policy.Policy;
import dev.cordon.web.Authority;
import dev.cordon.web.Origin;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plain listener that sends clients on to https: to the own https origin of the name they asked
 * for, and to no other, so that no Host header can make a redirect to a stranger of it.
 */
final class Redirector {
  private final Services services;

  Redirector(Services services) {
    this.services = services;
  }

  void handle(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.putHeader("Connection", "close").putHeader("Cache-Control", "no-store");
    Origin origin = target(request);
    String path = OriginForm.of(request.uri());
    if (origin == null || !path.startsWith("/")) {
      response.setStatusCode(origin == null ? 421 : 400).putHeader("Content-Length", "0");
    } else {
      // 308: the method stays what it is.
      response
          .setStatusCode(308)
          .putHeader("Location", origin + path)
          .putHeader("Content-Length", "0");
    }
    response.end().onComplete(v -> request.connection().close());
  }

  private @Nullable Origin target(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll("host");
    Authority authority = hosts.size() == 1 ? Authority.parseOrNull(hosts.get(0).strip()) : null;
    if (authority == null) {
      return null;
    }
    Policy policy = services.current().policy();
    for (Origin origin : policy.origins()) {
      if (origin.scheme().equals("https") && origin.host().equals(authority.host())) {
        return origin;
      }
    }
    return null;
  }
}
