package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/** Sec-Fetch-Mode: a request's mode (Fetch Metadata, section 2.2; Fetch, section 2.2.5). */
public enum RequestMode {
  /** No such header. */
  ABSENT,
  /** A page in a tab or a frame; a form. */
  NAVIGATE,
  /** A read that CORS governs. */
  CORS,
  /** Images, scripts, {@code fetch} with {@code mode: "no-cors"}: sent, and not readable. */
  NO_CORS,
  SAME_ORIGIN,
  /** A handshake. Chromium sends no Sec-Fetch header with it. */
  WEBSOCKET,
  /** Present, and none of the values that the specification knows. */
  OTHER;

  /** The value of the header, compared character for character; null if it is absent. */
  public static RequestMode of(@Nullable String value) {
    if (value == null) {
      return ABSENT;
    }
    return switch (value) {
      case "navigate" -> NAVIGATE;
      case "cors" -> CORS;
      case "no-cors" -> NO_CORS;
      case "same-origin" -> SAME_ORIGIN;
      case "websocket" -> WEBSOCKET;
      default -> OTHER;
    };
  }
}
