package dev.cordon.cli.chromium;

import io.vertx.core.json.JsonObject;

/** A cookie to be planted in a context, host-only for the host of {@code url}. */
public record CookieToSet(String url, String name, String value) {
  JsonObject toJson() {
    return new JsonObject().put("url", url).put("name", name).put("value", value);
  }
}
