package dev.cordon.testkit.contract;

import dev.cordon.browser.Seen;
import dev.cordon.testkit.Move;
import java.util.List;
import java.util.function.Function;

/** WebSockets, which CORS does not know, and event streams. The target is a path. */
final class SocketAttacks {
  private SocketAttacks() {}

  static List<Attack<String>> sockets() {
    return List.of(
        socket("S01-socket", "evil.example opens the WebSocket", Scene::evil),
        socket("S01-socket-by-sibling", "a hacked subdomain opens the WebSocket", Scene::sibling)
            .fromSibling(),
        socket(
            "S01-socket-null",
            "a sandboxed frame of evil.example opens the WebSocket",
            scene -> scene.evil().sandboxedFrame()),
        socket(
                "S01-socket-by-http-sibling",
                "an http page under the site's name opens the WebSocket",
                FormAttacks::httpSibling)
            .fromSibling()
            .where(Scene::isHttps, "the application is not on https"),
        socket(
            "S02-socket-by-address",
            "a page under an IP address opens the WebSocket",
            scene -> scene.at("https://203.0.113.9")),
        socket(
            "S02-socket-by-other-port",
            "another service on the same host opens the WebSocket",
            FormAttacks::otherPort));
  }

  static List<Attack<String>> streams() {
    return List.of(
        stream("S04-event-stream", "evil.example listens to the event stream", Scene::evil),
        stream(
                "S04-event-stream-by-sibling",
                "a hacked subdomain listens to the event stream",
                Scene::sibling)
            .fromSibling(),
        stream(
            "S04-event-stream-null",
            "a sandboxed frame of evil.example listens to the event stream",
            scene -> scene.evil().sandboxedFrame()));
  }

  private static Attack<String> socket(
      String id, String sentence, Function<Scene, dev.cordon.testkit.Page> from) {
    return new Attack<>(
        id,
        sentence,
        (scene, path) ->
            opened(scene, scene.note(from.apply(scene).webSocket(webSocketUrl(scene, path)))));
  }

  private static Attack<String> stream(
      String id, String sentence, Function<Scene, dev.cordon.testkit.Page> from) {
    return new Attack<>(
        id,
        sentence,
        (scene, path) -> opened(scene, scene.note(from.apply(scene).eventSource(scene.url(path)))));
  }

  static String webSocketUrl(Scene scene, String path) {
    return scene.url(path).replaceFirst("^http", "ws");
  }

  /** Without the user's cookies it is anybody's connection, unless there is no login at all. */
  private static Outcome opened(Scene scene, Move move) {
    if (!(move.trace().seen() instanceof Seen.Opened)) {
      return scene.notSuccessful();
    }
    var asUser = !move.trace().cookiesSent().isEmpty() || scene.application().login() == null;
    return asUser
        ? scene.successful()
        : Outcome.stopped("browser: without cookies", scene.evidence());
  }
}
