package dev.cordon.cli.chromium;

import io.vertx.core.json.JsonObject;

/**
 * A cookie as Chromium stores it.
 *
 * @param sameSite {@code Strict}, {@code Lax}, {@code None}, or empty when the attribute was absent
 */
public record Cookie(
    String name,
    String value,
    String domain,
    String path,
    boolean secure,
    boolean httpOnly,
    String sameSite) {

  static Cookie of(JsonObject json) {
    return new Cookie(
        json.getString("name", ""),
        json.getString("value", ""),
        json.getString("domain", ""),
        json.getString("path", ""),
        json.getBoolean("secure", false),
        json.getBoolean("httpOnly", false),
        json.getString("sameSite", ""));
  }
}
