package dev.cordon.cli.chromium;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What a page is shown on.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param scheme what the person prefers
 */
public record Display(int width, int height, Scheme scheme) {

  /** The colours that a person prefers. */
  public enum Scheme {
    LIGHT,
    DARK;

    JsonObject media() {
      var feature =
          new JsonObject()
              .put("name", "prefers-color-scheme")
              .put("value", this == LIGHT ? "light" : "dark");
      return new JsonObject().put("features", new JsonArray().add(feature));
    }
  }

  JsonObject metrics() {
    return new JsonObject()
        .put("width", width)
        .put("height", height)
        .put("deviceScaleFactor", 1)
        .put("mobile", false);
  }
}
