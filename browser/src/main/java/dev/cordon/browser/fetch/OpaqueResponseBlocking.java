package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import org.jspecify.annotations.Nullable;

/**
 * Keeps data from the process of a foreign page (Opaque Response Blocking, processing model): what
 * an element could not show or run is not handed over. Each answer is judged as the first of its
 * element; no later part of a medium is let in by an earlier one.
 */
final class OpaqueResponseBlocking {
  /** How much of a body tells what it is. */
  private static final int SNIFFED_BYTES = 1024;

  private OpaqueResponseBlocking() {}

  /** Whether an opaque answer of another origin is kept away. */
  static @Nullable Block check(
      FetchRequest request, Response response, int exchange, Profile profile) {
    if (!profile.follows(Rule.ORB) || request.mode != Mode.NO_CORS) {
      return null;
    }
    var type = MediaType.extract(response.headers());
    if (isAllowed(response, type, profile)) {
      return null;
    }
    return new Block(
        Rule.ORB,
        exchange,
        "The answer of "
            + request.url().origin()
            + " is no image, medium, script or style sheet"
            + (type == null ? "" : " (" + type.essence() + ")")
            + ", and what a page embeds of another origin must be one.",
        "Content-Type",
        response.headers().get("Content-Type"),
        "Let the page fetch it in mode cors, and allow that by Access-Control-Allow-Origin; or send"
            + " the Content-Type of what it is.");
  }

  /** Whether what {@link #check} blocks comes as an empty opaque answer, and as no error. */
  static boolean empties(FetchRequest request, Profile profile) {
    return request.destination == Destination.EMPTY && profile.follows(Rule.ORB_EMPTIES_FETCH);
  }

  private static boolean isAllowed(Response response, @Nullable MediaType type, Profile profile) {
    var nosniff = ResponseTypeChecks.isNosniff(response.headers());
    if (type != null) { // step 3
      if (type.isJavaScript()) {
        return profile.follows(Rule.ORB_SCRIPT_TRUSTED)
            || !isDataByItsLooks(response.body().text());
      }
      if (type.essence().equals("text/css") || type.essence().equals("image/svg+xml")) {
        return true;
      }
      if (type.isNeverSniffed() || (response.status() == 206 && isData(type))) {
        return false;
      }
      if (nosniff && (isData(type) || isPlain(type, profile))) {
        return false;
      }
    }
    var bytes = response.body().first(SNIFFED_BYTES);
    if (Sniffing.isImage(bytes) || Sniffing.isAudioOrVideo(bytes)) { // steps 6 and 7
      return true;
    }
    if (nosniff || response.status() < 200 || response.status() > 299) { // steps 8 and 9
      return false;
    }
    if (type == null) { // step 10
      return true;
    }
    var essence = type.essence();
    if (essence.startsWith("audio/")
        || essence.startsWith("image/")
        || essence.startsWith("video/")) {
      return false;
    }
    var text = response.body().text();
    return profile.follows(Rule.ORB_SCRIPT_PARSED)
        ? ScriptSyntax.mayBeScript(text) && !JsonSyntax.isJson(text)
        : !isDataByItsLooks(text);
  }

  /** The document's "opaque-blocklist MIME type". */
  private static boolean isData(MediaType type) {
    return type.isHtml() || type.isJson() || type.isXml();
  }

  private static boolean isPlain(MediaType type, Profile profile) {
    return type.essence().equals("text/plain") && profile.follows(Rule.ORB_NOSNIFF_TEXT);
  }

  /** Where nothing is parsed: whether the text is a page or data by how it begins. */
  private static boolean isDataByItsLooks(String text) {
    return Sniffing.isGuardedJson(text) || JsonSyntax.startsObject(text) || Sniffing.isMarkup(text);
  }
}
