package dev.cordon.cli.chromium;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One tab. Every wait has a bound; what a page logs and what the network refused is kept. */
public final class Page implements AutoCloseable {
  /** How long {@link #navigate(String)} waits for the load event. */
  public static final Duration LOAD = Duration.ofSeconds(15);

  private final Cdp cdp;
  private final String target;
  private final String session;
  private final PageEvents events;

  private Page(Cdp cdp, String target, String session, PageEvents events) {
    this.cdp = cdp;
    this.target = target;
    this.session = session;
    this.events = events;
  }

  static Page attach(Cdp cdp, String target) {
    var session =
        cdp.call(
                "Target.attachToTarget",
                new JsonObject().put("targetId", target).put("flatten", true))
            .getString("sessionId");
    var events = new PageEvents(cdp, session);
    cdp.listen(session, events);
    var page = new Page(cdp, target, session, events);
    for (var domain : List.of("Page", "Runtime", "Network", "Log")) {
      page.call(domain + ".enable", new JsonObject());
    }
    page.call("Page.setLifecycleEventsEnabled", new JsonObject().put("enabled", true));
    return page;
  }

  /** Goes to a URL and waits up to {@link #LOAD} for its load event. */
  public Navigation navigate(String url) {
    return navigate(url, LOAD);
  }

  /**
   * Goes to a URL and waits for its load event, at most so long. A page that goes elsewhere while
   * it loads (an attacker's form that submits itself) is no error, and ends the wait.
   */
  public Navigation navigate(String url, Duration atMost) {
    var answer = cdp.call(session, "Page.navigate", new JsonObject().put("url", url), atMost);
    var error = answer.getString("errorText", "");
    var loader = answer.getString("loaderId", "");
    // Without a loader the document stayed: a fragment, a download, or an answer 204.
    if (error.isEmpty() && !loader.isEmpty()) {
      waitFor(() -> events.hasLoaded(loader) || events.hasLeft(loader), atMost);
    }
    return new Navigation(url, error.isEmpty() && events.hasLoaded(loader), error);
  }

  /** Waits until the condition holds; false when the time is over. */
  public boolean waitFor(BooleanSupplier condition, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      events.awaitNext(Duration.ofMillis(50));
    }
    return true;
  }

  /**
   * The value of a JavaScript expression, awaited when it is a promise: null, a Boolean, a Number,
   * a String, a {@link JsonObject} or a {@link io.vertx.core.json.JsonArray}.
   *
   * @throws ChromiumException when the expression throws
   */
  public @Nullable Object evaluate(String expression) {
    var answer =
        call(
            "Runtime.evaluate",
            new JsonObject()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true)
                .put("userGesture", true));
    var thrown = answer.getJsonObject("exceptionDetails");
    if (thrown != null) {
      var exception = thrown.getJsonObject("exception", new JsonObject());
      throw new ChromiumException(
          exception.getString("description", thrown.getString("text", "the script threw")));
    }
    return answer.getJsonObject("result", new JsonObject()).getValue("value");
  }

  /** Text of an expression's value; empty for null and undefined. */
  public String evaluateText(String expression) {
    var value = evaluate(expression);
    return value == null ? "" : value.toString();
  }

  public String title() {
    return evaluateText("document.title");
  }

  public String url() {
    return evaluateText("location.href");
  }

  /** Clicks the first element that matches, as a person would: with a user's activation. */
  public void click(String selector) {
    evaluate("document.querySelector(" + io.vertx.core.json.Json.encode(selector) + ").click()");
  }

  /** Shows the page on this display from now on. */
  public void show(Display display) {
    call("Emulation.setDeviceMetricsOverride", display.metrics());
    call("Emulation.setEmulatedMedia", display.scheme().media());
  }

  /** Presses and releases a key. */
  public void press(Key key) {
    call("Input.dispatchKeyEvent", key.event("keyDown"));
    call("Input.dispatchKeyEvent", key.event("keyUp"));
  }

  /** Types a text where the focus is. */
  public void type(String text) {
    call("Input.insertText", new JsonObject().put("text", text));
  }

  /** Writes a PNG of what the window shows. */
  public void screenshot(Path file) {
    var data =
        call("Page.captureScreenshot", new JsonObject().put("format", "png")).getString("data");
    try {
      Files.write(file, Base64.getDecoder().decode(data));
    } catch (IOException e) {
      throw new ChromiumException("The screenshot could not be written to " + file, e);
    }
  }

  /** Sends these headers with every request of this page. */
  public void setExtraHeaders(Map<String, String> headers) {
    var json = new JsonObject();
    headers.forEach(json::put);
    call("Network.setExtraHTTPHeaders", new JsonObject().put("headers", json));
  }

  /** Answers every Basic or Digest challenge with these, as a person would type them. */
  public void answerChallenges(String user, String password) {
    events.answerChallengesWith(user, password);
    call("Fetch.enable", new JsonObject().put("handleAuthRequests", true));
  }

  /** How long nothing has happened here: no request, answer, load or line of the console. */
  public Duration quiet() {
    return events.quiet();
  }

  /** What scripts and the browser wrote to the console so far, CORS errors included. */
  public List<String> console() {
    return events.console();
  }

  /** The exchanges of this page's main frame and same-process frames so far, oldest first. */
  public List<Exchange> exchanges() {
    return events.exchanges();
  }

  private JsonObject call(String method, JsonObject params) {
    return cdp.call(session, method, params);
  }

  void detach() {
    cdp.forget(session);
  }

  @Override
  public void close() {
    detach();
    try {
      cdp.call("Target.closeTarget", new JsonObject().put("targetId", target));
    } catch (ChromiumException alreadyGone) {
      // A page may close itself.
    }
  }
}
