package dev.cordon.gateway;

import dev.cordon.config.HealthCheck;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every address of a set of upstreams, from time to time, whether it is well. */
final class HealthChecks {
  private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

  private final Vertx vertx;
  private final HttpClient client;
  private final Upstreams upstreams;
  private final HealthCheck check;
  private final long timer;

  HealthChecks(Vertx vertx, HttpClient client, Upstreams upstreams, HealthCheck check) {
    this.vertx = vertx;
    this.client = client;
    this.upstreams = upstreams;
    this.check = check;
    this.timer = vertx.setPeriodic(0, check.interval().toMillis(), id -> askAll());
  }

  void stop() {
    vertx.cancelTimer(timer);
  }

  private void askAll() {
    upstreams.addresses().forEach(this::ask);
  }

  private void ask(UpstreamAddress address) {
    long timeout = check.timeout().toMillis();
    client
        .request(
            UpstreamRequest.options(address.endpoint(), check.timeout())
                .setMethod(HttpMethod.GET)
                .setURI(check.path()))
        .compose(HttpClientRequest::send)
        .compose(response -> response.end().map(v -> response.statusCode()))
        .timeout(timeout, java.util.concurrent.TimeUnit.MILLISECONDS)
        .onComplete(
            answer -> {
              boolean before = address.isWell();
              if (answer.succeeded() && answer.result() >= 200 && answer.result() < 400) {
                address.answeredWell(check.healthyAfter());
              } else {
                address.answeredBadly(check.unhealthyAfter());
              }
              if (before != address.isWell()) {
                LOG.info("upstream {} is {}", address.endpoint(), before ? "unwell" : "well again");
              }
            });
  }
}
