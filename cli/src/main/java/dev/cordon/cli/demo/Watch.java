package dev.cordon.cli.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads off the admin listener what Cordon refused since the attack under way began. */
final class Watch {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newHttpClient();
  private final @Nullable URI decisions;
  private Instant beginning = Instant.EPOCH;

  Watch(@Nullable URI decisions) {
    this.decisions = decisions;
  }

  /** Where nothing is watched, because nothing is in front. */
  static Watch nothing() {
    return new Watch(null);
  }

  void begin() {
    beginning = Instant.now();
  }

  /** The codes of what was not simply passed, the first one first, each once. */
  List<String> reasons() {
    if (decisions == null) {
      return List.of();
    }
    var codes = new ArrayList<String>();
    for (var each : read(decisions).getJsonArray("decisions")) {
      var line = (JsonObject) each;
      var reason = line.getString("reason", "");
      if (!Instant.parse(line.getString("time")).isBefore(beginning)
          && !"preflight-granted".equals(reason)) {
        codes.add(reason.isEmpty() ? line.getString("problem", "") : reason);
      }
    }
    Collections.reverse(codes);
    codes.remove("");
    return List.copyOf(new LinkedHashSet<>(codes));
  }

  private JsonObject read(URI uri) {
    try {
      var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      return new JsonObject(client.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new IllegalStateException("the admin listener does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
