package dev.cordon.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/**
 * An answer of the gateway's own to a request that it could not carry out. It reflects nothing of
 * the request.
 *
 * @param status the status
 * @param code the stable name, in the body, the log and the metrics
 * @param sentence one sentence for a developer
 */
record Problem(int status, String code, String sentence) {
  static final Problem UNREACHABLE =
      new Problem(502, "upstream-unreachable", "The application could not be reached.");
  static final Problem BROKE_OFF =
      new Problem(
          502,
          "upstream-broke-off",
          "The application closed the connection before it had answered.");
  static final Problem MALFORMED_ANSWER =
      new Problem(
          502, "upstream-malformed", "The application's answer is not one that may be passed on.");
  static final Problem TIMED_OUT =
      new Problem(504, "upstream-timeout", "The application did not answer in time.");
  static final Problem BODY_LIMIT =
      new Problem(413, "body-limit", "The body is larger than limits.body.");
  static final Problem HEADER_LIMIT =
      new Problem(
          431, "header-count-limit", "There are more header lines than limits.header-count.");
  static final Problem EXPECTATION =
      new Problem(
          417, "expectation", "Only 100-continue can be expected (RFC 9110, section 10.1.1).");
  static final Problem MALFORMED_HEAD =
      new Problem(400, "malformed-head", "The head of the request cannot be passed on as it is.");
  static final Problem INTERNAL =
      new Problem(500, "internal", "The gateway failed; its log says why.");

  static Problem of(HeadFault fault) {
    return new Problem(fault.status(), fault.code(), fault.sentence());
  }

  /**
   * The body for this client: a page for a person, {@code application/problem+json} (RFC 9457) for
   * everyone else.
   */
  Text textFor(HttpServerRequest request) {
    String accept = request.getHeader("accept");
    boolean page = accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
    return page
        ? new Text("text/html; charset=utf-8", page())
        : new Text(
            "application/problem+json",
            new Json()
                .put("type", "about:blank")
                .put("title", title())
                .put("status", status)
                .put("reason", code)
                .put("detail", sentence)
                .toString());
  }

  private String page() {
    return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>"
        + title()
        + "</title><h1>"
        + title()
        + "</h1><p>"
        + sentence
        + "</p><p><code>"
        + code
        + "</code></p></html>\n";
  }

  private String title() {
    return io.netty.handler.codec.http.HttpResponseStatus.valueOf(status).reasonPhrase();
  }

  /**
   * A body and its type.
   *
   * @param contentType the value of {@code Content-Type}
   * @param text the body
   */
  record Text(String contentType, String text) {}
}
