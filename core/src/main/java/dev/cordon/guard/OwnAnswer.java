package dev.cordon.guard;

import dev.cordon.web.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An answer or a refusal that the guard writes itself: its body and the headers that belong to it.
 */
final class OwnAnswer {
  /** Nothing of its own: the application answers, or a preflight is answered, which has no body. */
  static final OwnAnswer NONE = new OwnAnswer(null, null, null, false);

  private final @Nullable Reason refusal;
  private final @Nullable Body body;
  private final @Nullable Origin reader;
  private final boolean tokenEndpoint;

  private OwnAnswer(
      @Nullable Reason refusal,
      @Nullable Body body,
      @Nullable Origin reader,
      boolean tokenEndpoint) {
    this.refusal = refusal;
    this.body = body;
    this.reader = reader;
    this.tokenEndpoint = tokenEndpoint;
  }

  /**
   * The token endpoint's answer.
   *
   * @param reader the foreign origin that may read it; null for an own page
   */
  static OwnAnswer token(Body body, @Nullable Origin reader) {
    return new OwnAnswer(null, body, reader, true);
  }

  /**
   * A refusal as {@code application/problem+json} (RFC 9457), for {@code fetch} and the like. It
   * reflects nothing of the request.
   */
  static OwnAnswer problem(Refusal refusal) {
    Reason reason = refusal.reason();
    return new OwnAnswer(reason, problem(reason, refusal.sentence()), null, false);
  }

  /** A refusal as a small static page, for a navigation. It reflects nothing of the request. */
  static OwnAnswer page(Refusal refusal) {
    Reason reason = refusal.reason();
    return new OwnAnswer(reason, page(reason, refusal.sentence()), null, false);
  }

  @Nullable Body body() {
    return body;
  }

  boolean isTokenEndpoint() {
    return tokenEndpoint;
  }

  void write(HeaderView response) {
    if (body != null) {
      response.set("Content-Type", body.contentType());
      response.set("X-Content-Type-Options", "nosniff");
      response.set("Cross-Origin-Resource-Policy", "same-origin");
      response.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      CacheControl.noStore(response);
    }
    if (reader != null) {
      response.set("Access-Control-Allow-Origin", reader.toString());
      response.set("Access-Control-Allow-Credentials", "true");
    }
    if (refusal == null) {
      return;
    }
    if (refusal.status() == 401) {
      // RFC 9110, section 11.6.1 asks for a challenge; no browser has a prompt for this scheme.
      response.set("WWW-Authenticate", "Cordon realm=\"session\"");
    } else if (refusal.status() == 405) {
      response.set("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    }
  }

  private static Body problem(Reason reason, String sentence) {
    String json =
        "{\"type\":\"urn:cordon:reason:"
            + reason.code()
            + "\",\"title\":\""
            + title(reason)
            + "\",\"status\":"
            + reason.status()
            + ",\"reason\":\""
            + reason.code()
            + "\",\"detail\":\""
            + sentence.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\"}";
    return new Body("application/problem+json", json);
  }

  private static Body page(Reason reason, String sentence) {
    String html =
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>"
            + title(reason)
            + "</title>\n<h1>"
            + title(reason)
            + "</h1>\n<p>"
            + sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            + "\n<p><code>"
            + reason.code()
            + "</code>\n</html>\n";
    return new Body("text/html; charset=utf-8", html);
  }

  private static String title(Reason reason) {
    return switch (reason.status()) {
      case 400 -> "The request is malformed";
      case 401 -> "The session is not valid";
      case 405 -> "The method is not served";
      case 421 -> "The request went to the wrong host";
      default -> "The request was refused";
    };
  }
}
