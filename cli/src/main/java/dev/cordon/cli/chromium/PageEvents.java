package dev.cordon.cli.chromium;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a page's session reported: loads, exchanges, console lines, challenges. */
final class PageEvents implements Consumer<Cdp.Event> {
  /** More than any page of a test writes; a page that loops must not fill the memory. */
  private static final int MOST = 1_000;

  private final Cdp cdp;
  private final String session;
  private final Set<String> loaded = new HashSet<>();
  private final List<String> documents = new ArrayList<>();
  private final List<String> console = new ArrayList<>();
  private final Map<String, Exchange> exchanges = new LinkedHashMap<>();
  private @Nullable JsonObject credentials;
  private long lastHeard = System.nanoTime();

  PageEvents(Cdp cdp, String session) {
    this.cdp = cdp;
    this.session = session;
  }

  @Override
  public synchronized void accept(Cdp.Event event) {
    var params = event.params();
    lastHeard = System.nanoTime();
    switch (event.method()) {
      case "Page.lifecycleEvent" -> lifecycle(params);
      case "Page.frameNavigated" -> arrived(params.getJsonObject("frame"));
      case "Network.requestWillBeSent" -> sent(params);
      case "Network.responseReceived" -> answered(params);
      case "Network.loadingFailed" -> failed(params);
      case "Runtime.consoleAPICalled" -> log(arguments(params.getJsonArray("args")));
      case "Runtime.exceptionThrown" -> log(thrown(params.getJsonObject("exceptionDetails")));
      case "Log.entryAdded" -> log(params.getJsonObject("entry").getString("text", ""));
      case "Page.javascriptDialogOpening" ->
          // A dialog stops the page for good, and nobody is here to click it away.
          cdp.send(session, "Page.handleJavaScriptDialog", new JsonObject().put("accept", true));
      case "Fetch.requestPaused" -> cdp.send(session, "Fetch.continueRequest", request(params));
      case "Fetch.authRequired" -> challenge(params);
      default -> {}
    }
    notifyAll();
  }

  private void lifecycle(JsonObject params) {
    if ("load".equals(params.getString("name"))) {
      loaded.add(params.getString("loaderId", ""));
    }
  }

  private void arrived(JsonObject frame) {
    if (frame.getString("parentId", "").isEmpty() && documents.size() < MOST) {
      documents.add(frame.getString("loaderId", ""));
    }
  }

  private void sent(JsonObject params) {
    if (exchanges.size() < MOST) {
      var request = params.getJsonObject("request");
      exchanges.put(
          params.getString("requestId"),
          new Exchange(request.getString("method"), request.getString("url"), 0, ""));
    }
  }

  private void answered(JsonObject params) {
    int status = params.getJsonObject("response").getInteger("status", 0);
    exchanges.computeIfPresent(
        params.getString("requestId"), (id, it) -> new Exchange(it.method(), it.url(), status, ""));
  }

  private void failed(JsonObject params) {
    var cors = params.getJsonObject("corsErrorStatus");
    var why =
        cors != null
            ? cors.getString("corsError", "CORS")
            : params.getString("blockedReason", params.getString("errorText", "failed"));
    exchanges.computeIfPresent(
        params.getString("requestId"),
        (id, it) -> new Exchange(it.method(), it.url(), it.status(), why));
  }

  private void challenge(JsonObject params) {
    var answer = credentials == null ? new JsonObject().put("response", "CancelAuth") : credentials;
    cdp.send(
        session, "Fetch.continueWithAuth", request(params).put("authChallengeResponse", answer));
  }

  private static JsonObject request(JsonObject params) {
    return new JsonObject().put("requestId", params.getString("requestId"));
  }

  private void log(String line) {
    if (console.size() < MOST) {
      console.add(line);
    }
  }

  private static String thrown(JsonObject details) {
    return details
        .getJsonObject("exception", new JsonObject())
        .getString("description", details.getString("text", "a script threw"));
  }

  private static String arguments(JsonArray arguments) {
    return arguments.stream()
        .map(JsonObject.class::cast)
        .map(it -> String.valueOf(it.getValue("value", it.getString("description"))))
        .collect(Collectors.joining(" "));
  }

  synchronized void answerChallengesWith(String user, String password) {
    credentials =
        new JsonObject()
            .put("response", "ProvideCredentials")
            .put("username", user)
            .put("password", password);
  }

  synchronized boolean hasLoaded(String loader) {
    return loaded.contains(loader);
  }

  /** Whether the tab has shown this document and now shows another. */
  synchronized boolean hasLeft(String loader) {
    int at = documents.indexOf(loader);
    return at >= 0 && at < documents.size() - 1;
  }

  synchronized Duration quiet() {
    return Duration.ofNanos(System.nanoTime() - lastHeard);
  }

  synchronized List<String> console() {
    return List.copyOf(console);
  }

  synchronized List<Exchange> exchanges() {
    return List.copyOf(exchanges.values());
  }

  /** Sleeps until something is reported, at most so long; its caller looks again, in a loop. */
  @SuppressWarnings("WaitNotInLoop")
  synchronized void awaitNext(Duration atMost) {
    try {
      wait(atMost.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChromiumException("Interrupted while a page was waited for", e);
    }
  }
}
