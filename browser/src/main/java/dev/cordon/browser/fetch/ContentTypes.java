package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import org.jspecify.annotations.Nullable;

/** What a page asks of an answer's type before it uses it, beyond what fetching asked (HTML). */
public final class ContentTypes {
  private ContentTypes() {}

  /** The essence of the MIME type of these headers, in lower case; null if there is none. */
  public static @Nullable String essence(Headers headers) {
    var type = MediaType.extract(headers);
    return type == null ? null : type.essence();
  }

  /** Whether these headers name a script's type. */
  public static boolean isJavaScript(Headers headers) {
    var type = MediaType.extract(headers);
    return type != null && type.isJavaScript();
  }

  /** A module script must have a script's type (HTML, fetch a single module script). */
  public static @Nullable Block module(Response response, int exchange, Profile profile) {
    return script(Rule.MODULE_MIME, "is fetched as a module", response, exchange, profile);
  }

  /** A worker's classic script must have one (HTML, fetch a classic worker script). */
  public static @Nullable Block workerScript(Response response, int exchange, Profile profile) {
    return script(Rule.WORKER_MIME, "is fetched as a worker's script", response, exchange, profile);
  }

  /** A module worker's must have one (HTML, fetch a module worker script graph). */
  public static @Nullable Block workerModule(Response response, int exchange, Profile profile) {
    return script(
        Rule.MODULE_WORKER_MIME, "is fetched as a worker's module", response, exchange, profile);
  }

  /** What a worker imports must have one (HTML, fetch a classic worker-imported script). */
  public static @Nullable Block importedScript(Response response, int exchange, Profile profile) {
    return script(Rule.IMPORT_SCRIPTS_MIME, "is imported by a worker", response, exchange, profile);
  }

  private static @Nullable Block script(
      Rule rule, String use, Response response, int exchange, Profile profile) {
    return profile.follows(rule) && !isJavaScript(response.headers())
        ? ResponseTypeChecks.block(
            rule,
            exchange,
            response.headers(),
            use + ", and has no script's type",
            "text/javascript")
        : null;
  }

  /**
   * A style sheet must be text/css, or say nothing of its type; in quirks mode a page takes any of
   * its own origin (HTML, link type "stylesheet").
   */
  public static @Nullable Block styleSheet(Response response, int exchange, Profile profile) {
    var type = essence(response.headers());
    return profile.follows(Rule.STYLE_MIME) && type != null && !type.equals("text/css")
        ? ResponseTypeChecks.block(
            Rule.STYLE_MIME,
            exchange,
            response.headers(),
            "is fetched as a style sheet, and has another type",
            "text/css")
        : null;
  }

  /** An event stream must be text/event-stream, of status 200 (HTML, EventSource). */
  public static @Nullable Block eventStream(Response response, int exchange, Profile profile) {
    if (!profile.follows(Rule.EVENT_SOURCE_CORS)) {
      return null;
    }
    if (response.status() != 200) {
      return new Block(
          Rule.EVENT_SOURCE_CORS,
          exchange,
          "The answer to an EventSource has status " + response.status() + ".",
          null,
          null,
          "Answer 200 with Content-Type: text/event-stream.");
    }
    return "text/event-stream".equals(essence(response.headers()))
        ? null
        : ResponseTypeChecks.block(
            Rule.EVENT_SOURCE_CORS,
            exchange,
            response.headers(),
            "is fetched as an event stream, and has another type",
            "text/event-stream");
  }
}
