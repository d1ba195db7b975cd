package dev.cordon.browser.http;

/**
 * An answer as a server gives it.
 *
 * @param status 200 to 599, or 101 for an accepted WebSocket
 */
public record Response(int status, Headers headers, Body body) {
  public Response {
    if (status != 101 && (status < 200 || status > 599)) {
      throw new IllegalArgumentException(
          "status " + status + " is no final answer: it must be 101 or 200 to 599");
    }
  }

  /** 200 with a text. */
  public static Response ok(String contentType, String text) {
    return new Response(200, Headers.of("Content-Type", contentType), Body.of(text));
  }

  public static Response of(int status, String... namesAndValues) {
    return new Response(status, Headers.of(namesAndValues), Body.EMPTY);
  }

  /** A redirect by status 302 or another. */
  public static Response redirect(int status, String location) {
    return of(status, "Location", location);
  }

  /** This answer with one more header line. */
  public Response with(String name, String value) {
    return new Response(status, headers.with(name, value), body);
  }

  public Response withBody(String text) {
    return new Response(status, headers, Body.of(text));
  }
}
