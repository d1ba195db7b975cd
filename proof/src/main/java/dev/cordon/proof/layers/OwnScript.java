package dev.cordon.proof.layers;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the bank's own scripts do: JSON by fetch, with a header of their own and the token of the
 * page. It serves under every layer, and it is what a script of another's does that got into the
 * page (XSS).
 */
final class OwnScript {
  private OwnScript() {}

  /** Sends one field to a path. */
  static Trace post(Browser browser, String path, String name, String value) {
    return post(browser, Scene.OWN, path, name, value);
  }

  /** The same where the bank answers under this origin. */
  static Trace post(Browser browser, String origin, String path, String name, String value) {
    var token = token(text(browser.visit(origin + "/")));
    return browser
        .page(origin + "/")
        .fetch(
            path,
            init -> {
              init.method("POST")
                  .header("Content-Type", "application/json")
                  .header("X-Requested-With", "fetch")
                  .body(json(name, value));
              if (token != null) {
                init.header(TokenLayer.HEADER, token);
              }
            });
  }

  static void logIn(Browser browser, String user) {
    post(browser, "/login", "user", user);
  }

  /** What a page of the bank reads at a path; empty where it reads nothing. */
  static String read(Browser browser, String path) {
    return readable(browser.page(Scene.OWN + "/").fetch(path));
  }

  /** The token of the bank's home page, as whoever gets that page sees it. */
  static @Nullable String token(String page) {
    return Said.field(page, TokenLayer.FIELD);
  }

  static String json(String name, String value) {
    return Stream.of(name, value).collect(Collectors.joining("\":\"", "{\"", "\"}"));
  }

  /** What a script learned by a request: headers and body; empty where it learned nothing. */
  static String readable(Trace trace) {
    return trace.seen() instanceof Seen.Readable seen ? seen.headers() + seen.body().text() : "";
  }

  /** The last answer's body, as it came over the wire, whoever may read it. */
  static String text(Trace trace) {
    var exchanges = trace.exchanges();
    var last = exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1).response();
    return last == null ? "" : last.body().text();
  }
}
