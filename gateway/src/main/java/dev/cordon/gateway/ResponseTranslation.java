package dev.cordon.gateway;

import dev.cordon.guard.Decision;
import dev.cordon.guard.Layer;
import dev.cordon.vertx.VertxHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Set;

/** The head of an answer as the client gets it. */
final class ResponseTranslation {
  private ResponseTranslation() {}

  /**
   * Copies the application's end-to-end headers, then lets the guard edit them.
   *
   * @throws IllegalArgumentException if a name or value cannot be written
   * @throws dev.cordon.session.SealTooLargeException if the session cookie does not fit a seal
   */
  static void write(MultiMap from, HttpServerResponse to, Exchange exchange) {
    Set<String> left = HopByHop.of(from);
    MultiMap headers = to.headers();
    from.forEach(
        (name, value) -> {
          if (!left.contains(name.toLowerCase(Locale.ROOT))) {
            headers.add(name, value);
          }
        });
    edit(exchange.decision(), to, exchange);
  }

  /** What every answer gets that follows a decision, whoever wrote it. */
  static void edit(Decision decision, HttpServerResponse response, Exchange exchange) {
    decision.editResponse(new VertxHeaders(response.headers()));
    Layer layer = decision.reason().layer();
    if (layer == Layer.TARGET || layer == Layer.HOST) {
      // Not said to a name that is not ours.
      return;
    }
    exchange
        .snapshot()
        .settings()
        .hsts()
        .filter(hsts -> decision.evidence().scheme().equals("https"))
        .ifPresent(hsts -> response.headers().set("Strict-Transport-Security", hsts.headerValue()));
  }
}
