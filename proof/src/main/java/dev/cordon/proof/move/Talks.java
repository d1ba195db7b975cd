package dev.cordon.proof.move;

import dev.cordon.browser.FormData;
import dev.cordon.browser.Payload;
import java.util.ArrayList;
import java.util.List;

/** What scripts send beside fetch: beacons, streams, sockets, the scripts of workers. */
final class Talks {
  private static final List<Simple> ALL = collected();

  private Talks() {}

  /** All of them. */
  static List<Simple> all() {
    return ALL;
  }

  private static List<Simple> collected() {
    var all = new ArrayList<Simple>();
    beacons(all);
    streams(all);
    workers(all);
    return List.copyOf(all);
  }

  /** The one of this id. */
  static Simple of(String id) {
    return ALL.stream().filter(act -> act.id().equals(id)).findFirst().orElseThrow();
  }

  private static void beacons(List<Simple> all) {
    all.add(
        Simple.ofPage(
                "beacon",
                (page, url) -> page.beacon(url),
                url -> beacon("navigator.sendBeacon(" + Text.js(url) + ")"))
            .says("send a beacon", "to")
            .sends("POST"));
    beacon(all, "text", "of text", "\"amount=100\"", Payload.text("amount=100"));
    beacon(
        all,
        "urlencoded",
        "of a form's fields",
        "new URLSearchParams({amount: \"100\"})",
        Payload.urlEncoded(FormData.of("amount", "100")));
    beacon(
        all,
        "untyped",
        "of JSON of no type",
        "new Blob(['{\"amount\": 100}'])",
        Payload.blob("", "{\"amount\": 100}"));
    beacon(
        all,
        "json-blob",
        "of JSON",
        "new Blob(['{\"amount\": 100}'], {type: \"application/json\"})",
        Payload.blob("application/json", "{\"amount\": 100}"));
    beacon(
        all,
        "multipart",
        "of a form in parts",
        "new FormData(document.forms[0])",
        Payload.multipart(FormData.of("amount", "100")));
  }

  private static void beacon(
      List<Simple> all, String id, String words, String js, Payload payload) {
    all.add(
        Simple.ofPage(
                "beacon-" + id,
                (page, url) -> page.beacon(url, payload),
                url -> {
                  var sent = beacon("navigator.sendBeacon(" + Text.js(url) + ", " + js + ")");
                  return id.equals("multipart")
                      ? new Source(
                          "<form hidden><input name=\"amount\" value=\"100\"></form>",
                          sent.script())
                      : sent;
                })
            .says("send a beacon " + words, "to")
            .sends("POST")
            .having(1));
  }

  private static Source beacon(String call) {
    return Source.script("told(" + call, "  ? \"sent\" : \"refused\");");
  }

  private static void streams(List<Simple> all) {
    all.add(
        Simple.ofAny(
                "event-source",
                (at, url) -> at.eventSource(url),
                url -> stream("new EventSource(" + Text.js(url) + ")"))
            .says("open an event stream", "of")
            .likes("text/event-stream"));
    all.add(
        Simple.ofAny(
                "event-source-include",
                (at, url) -> at.eventSource(url, stream -> stream.withCredentials()),
                url -> stream("new EventSource(" + Text.js(url) + ", {withCredentials: true})"))
            .says("open an event stream with credentials", "of")
            .likes("text/event-stream")
            .having(1));
    all.add(
        Simple.ofAny(
                "event-source-again",
                (at, url) ->
                    at.eventSource(url, stream -> stream.withCredentials().lastEventId("1")),
                url -> stream("new EventSource(" + Text.js(url) + ", {withCredentials: true})"))
            .says("open an event stream with credentials again after an event", "of")
            .likes("text/event-stream")
            .having(2));
    all.add(
        Simple.ofAny(
                "websocket",
                (at, url) -> at.webSocket(webSocket(url)),
                url ->
                    Source.script(
                        "const socket = new WebSocket(" + Text.js(webSocket(url)) + ");",
                        "socket.onopen = () => told(\"opened\");",
                        "socket.onerror = () => told(\"refused\");"))
            .says("open a WebSocket", "to")
            .sends("WEBSOCKET"));
  }

  /** {@code wss://bank.example/} for {@code https://bank.example/}. */
  static String webSocket(String url) {
    return url.startsWith("http") ? "ws" + url.substring("http".length()) : url;
  }

  private static Source stream(String made) {
    return Source.script(
        "const stream = " + made + ";",
        "stream.onopen = () => {",
        "  stream.close();",
        "  told(\"opened\");",
        "};",
        "stream.onerror = () => told(\"refused\");");
  }

  private static void workers(List<Simple> all) {
    all.add(
        Simple.ofPage(
                "import-scripts",
                (page, url) -> page.blobWorker().importScripts(url),
                url -> Place.WORKER.around(imported(url)))
            .says("run", "as a script of a worker")
            .likes("text/javascript"));
    all.add(
        Simple.ofPage(
                "start-worker", (page, url) -> page.worker(url), url -> started("Worker", url, ""))
            .says("start a worker", "of")
            .likes("text/javascript"));
    all.add(
        Simple.ofPage(
                "start-module-worker",
                (page, url) -> page.worker(url, worker -> worker.module()),
                url -> started("Worker", url, ", {type: \"module\"}"))
            .says("start a module worker", "of")
            .likes("text/javascript")
            .having(1));
    all.add(
        Simple.ofPage(
                "start-shared-worker",
                (page, url) -> page.sharedWorker(url),
                url -> started("SharedWorker", url, ""))
            .says("start a shared worker", "of")
            .likes("text/javascript"));
    all.add(
        Simple.ofPage(
                "start-service-worker",
                (page, url) -> page.serviceWorker(url),
                url ->
                    Source.script(
                        "navigator.serviceWorker.register(" + Text.js(url) + ").then(",
                        "  () => told(\"readable\"),",
                        "  () => told(\"error\"));"))
            .says("register a service worker", "of")
            .likes("text/javascript"));
  }

  private static Source imported(String url) {
    return Source.script(
        "try {",
        "  importScripts(" + Text.js(url) + ");",
        "  told(\"loaded\");",
        "} catch (failure) {",
        "  told(\"error\");",
        "}");
  }

  private static Source started(String kind, String url, String options) {
    return Source.script(
        "try {",
        "  const theirs = new " + kind + "(" + Text.js(url) + options + ");",
        "  theirs.onerror = () => told(\"error\");",
        "  told(\"sent\");",
        "} catch (failure) {",
        "  told(\"refused\");",
        "}");
  }
}
