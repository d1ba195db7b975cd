package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers of the wrong type from running (Fetch, sections 2.9 and 3.6: should response to
 * request be blocked due to its MIME type, and due to nosniff).
 */
final class ResponseTypeChecks {
  private ResponseTypeChecks() {}

  static @Nullable Block check(
      FetchRequest request, Response response, int exchange, Profile profile) {
    var script = isScriptLike(request.destination);
    if (!script && request.destination != Destination.STYLE) {
      return null;
    }
    var headers = response.headers();
    var type = MediaType.extract(headers);
    if (script && type != null && profile.follows(Rule.SCRIPT_MIME) && neverRuns(type)) {
      return block(
          Rule.SCRIPT_MIME, exchange, headers, "is no script, by its type", "text/javascript");
    }
    if (!isNosniff(headers)) {
      return null;
    }
    if (script) {
      return profile.follows(Rule.NOSNIFF_SCRIPT) && (type == null || !type.isJavaScript())
          ? block(
              Rule.NOSNIFF_SCRIPT,
              exchange,
              headers,
              "has X-Content-Type-Options: nosniff, and no script's type",
              "text/javascript")
          : null;
    }
    return profile.follows(Rule.NOSNIFF_STYLE)
            && (type == null || !type.essence().equals("text/css"))
        ? block(
            Rule.NOSNIFF_STYLE,
            exchange,
            headers,
            "has X-Content-Type-Options: nosniff, and no style sheet's type",
            "text/css")
        : null;
  }

  /** Fetch, "script-like". */
  private static boolean isScriptLike(Destination destination) {
    return switch (destination) {
      case AUDIOWORKLET, PAINTWORKLET, SCRIPT, SERVICEWORKER, SHAREDWORKER, WORKER -> true;
      default -> false;
    };
  }

  private static boolean neverRuns(MediaType type) {
    var essence = type.essence();
    return essence.startsWith("audio/")
        || essence.startsWith("image/")
        || essence.startsWith("video/")
        || essence.equals("text/csv");
  }

  /** Determine nosniff: the first value alone counts. */
  static boolean isNosniff(Headers headers) {
    var value = headers.get("X-Content-Type-Options");
    return value != null && Ascii.equalsIgnoreCase(MediaType.split(value).get(0), "nosniff");
  }

  /** An answer that must have another type. */
  static Block block(Rule rule, int exchange, Headers headers, String problem, String wanted) {
    var type = headers.get("Content-Type");
    return new Block(
        rule,
        exchange,
        "The answer "
            + problem
            + (type == null ? ": it has no Content-Type." : ": Content-Type: " + type + "."),
        "Content-Type",
        type,
        "Send Content-Type: " + wanted + ".");
  }
}
