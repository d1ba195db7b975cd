package dev.cordon.gateway;

import dev.cordon.guard.Decision;
import dev.cordon.guard.Evidence;
import dev.cordon.guard.Finding;
import dev.cordon.web.FetchSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What the access log says of one exchange. It holds no cookie, no query and no token, and the path
 * only as the guard read it.
 */
final class AccessEntry {
  private final Instant time;
  private final long startedNanos = System.nanoTime();
  private @Nullable String upstream;
  private long upstreamNanos = -1;
  private @Nullable Problem problem;
  private boolean clientWentAway;
  private boolean sessionIdInLinks;

  AccessEntry(InstantSource clock) {
    this.time = clock.instant();
  }

  void sentTo(UpstreamAddress address) {
    upstream = address.endpoint().authority();
  }

  void upstreamAnswered() {
    upstreamNanos = elapsedNanos();
  }

  void problem(Problem problem) {
    this.problem = problem;
  }

  void clientWentAway() {
    clientWentAway = true;
  }

  void sessionIdInLinks() {
    sessionIdInLinks = true;
  }

  long elapsedNanos() {
    return System.nanoTime() - startedNanos;
  }

  /** Whether the admin listener shows it: everything but a plain pass. */
  boolean isWorthKeeping(@Nullable Decision decision) {
    return decision == null
        || !decision.passes()
        || !decision.findings().isEmpty()
        || problem != null;
  }

  Json line(HttpServerRequest request, String peer, @Nullable Decision decision) {
    Json line =
        new Json()
            .put("time", LogTime.of(time))
            .put("peer", peer)
            .put("version", request.version().alpnName())
            .put("method", cut(request.method().name()))
            .put("status", request.response().getStatusCode())
            .put("bytesIn", request.bytesRead())
            .put("bytesOut", request.response().bytesWritten())
            .put("millis", elapsedNanos() / 1_000_000);
    if (decision != null) {
      describe(line, decision);
    }
    line.put("upstream", upstream);
    if (upstreamNanos >= 0) {
      line.put("upstreamMillis", upstreamNanos / 1_000_000);
    }
    if (problem != null) {
      line.put("problem", problem.code());
    }
    if (clientWentAway) {
      line.putTruth("clientWentAway", Json.Truth.YES);
    }
    if (sessionIdInLinks) {
      line.putTruth("sessionIdInLinks", Json.Truth.YES);
    }
    return line;
  }

  private static void describe(Json line, Decision decision) {
    Evidence evidence = decision.evidence();
    line.put("client", evidence.client())
        .put("scheme", evidence.scheme())
        .put("path", evidence.path() == null ? null : cut(evidence.path()))
        .put("origin", evidence.origin() == null ? null : cut(evidence.origin()));
    if (evidence.metadata().site() != FetchSite.ABSENT) {
      line.put("site", evidence.metadata().site().toString());
    }
    line.put("verdict", decision.verdict().text()).put("reason", decision.reason().code());
    if (!decision.passes()) {
      line.put("sentence", decision.sentence());
    }
    if (!decision.findings().isEmpty()) {
      line.putTexts(
          "reported",
          decision.findings().stream().map(Finding::reason).map(Object::toString).toList());
    }
  }

  private static String cut(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
