package dev.cordon.testkit;

import dev.cordon.browser.Element;
import dev.cordon.browser.FetchInit;
import dev.cordon.browser.Frame;
import dev.cordon.browser.Payload;
import dev.cordon.browser.Trace;
import dev.cordon.browser.Xhr;
import dev.cordon.browser.fetch.Credentials;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A page in the victim's browser and what it can do. Each move is made at once, after the witnesses
 * of the application have been asked, and what came of it is asserted:
 *
 * <pre>{@code
 * assertThat(page.submitForm(post("https://bank.example/transfer").field("to", "mallory")))
 *     .wasSent().wasRefusedBy("cross-site-write").hadNoEffect(bank::transfers);
 * }</pre>
 *
 * What has no method here the model's page does: {@code page.does(p -> p.sharedWorker(url))}.
 */
public final class Page {
  private final Victim victim;
  private final dev.cordon.browser.Page model;

  Page(Victim victim, dev.cordon.browser.Page model) {
    this.victim = victim;
    this.model = model;
  }

  /** Any move of the model's page. */
  public Move does(Function<dev.cordon.browser.Page, Trace> move) {
    var before = Testimony.of(victim.application().witnesses());
    return new Move(victim, move.apply(model), before);
  }

  /** Submits a form. */
  public Move submitForm(Form form) {
    return does(page -> page.form(form.url(), form::describe));
  }

  /** {@code fetch(url)}. */
  public Move fetch(String url) {
    return does(page -> page.fetch(url));
  }

  /** {@code fetch(url, init)}: mode, credentials, headers, body. */
  public Move fetch(String url, Consumer<FetchInit.Builder> init) {
    return does(page -> page.fetch(url, init));
  }

  /** {@code fetch(url, {credentials: "include"})}. */
  public Move fetchWithCookies(String url) {
    return fetch(url, init -> init.credentials(Credentials.INCLUDE));
  }

  /** {@code XMLHttpRequest}. */
  public Move xhr(String url, Consumer<Xhr> settings) {
    return does(page -> page.xhr(url, settings));
  }

  /** {@code location = url}. */
  public Move navigate(String url) {
    return does(page -> page.navigate(url));
  }

  /** A link that the user clicks. */
  public Move click(String url) {
    return does(page -> page.click(url));
  }

  /** {@code window.open(url)}. */
  public Move open(String url) {
    return does(page -> page.open(url));
  }

  /** {@code <img src>}. */
  public Move image(String url) {
    return does(page -> page.image(url));
  }

  /** {@code <script src>}. */
  public Move script(String url) {
    return does(page -> page.script(url));
  }

  /** {@code <script type=module src>}, {@code crossorigin} and the rest by attributes. */
  public Move moduleScript(String url, Consumer<Element> attributes) {
    return does(page -> page.moduleScript(url, attributes));
  }

  /** {@code <link rel=stylesheet>}. */
  public Move styleSheet(String url) {
    return does(page -> page.styleSheet(url));
  }

  /** {@code <iframe src>}. */
  public Move iframe(String url) {
    return does(page -> page.iframe(url));
  }

  /** {@code <iframe src>} with attributes. */
  public Move iframe(String url, Consumer<Frame> attributes) {
    return does(page -> page.iframe(url, attributes));
  }

  /** {@code new WebSocket(url)}. */
  public Move webSocket(String url) {
    return does(page -> page.webSocket(url));
  }

  /** {@code new EventSource(url, {withCredentials: true})}. */
  public Move eventSource(String url) {
    return does(page -> page.eventSource(url, stream -> stream.withCredentials()));
  }

  /** {@code navigator.sendBeacon(url, data)}. */
  public Move beacon(String url, Payload data) {
    return does(page -> page.beacon(url, data));
  }

  /** {@code document.cookie = line}. */
  public Page setCookie(String line) {
    model.setCookie(line);
    return this;
  }

  /** {@code document.cookie}. */
  public String cookies() {
    return model.cookies();
  }

  /** A frame in this page that is sandboxed and runs scripts: its origin is {@code null}. */
  public Page sandboxedFrame() {
    var allowed = "allow-scripts allow-forms allow-popups allow-top-navigation";
    return new Page(victim, model.srcdoc(frame -> frame.sandbox(allowed)));
  }

  /** A frame in this page with a {@code data:} URL: its origin is {@code null}. */
  public Page dataFrame() {
    return new Page(victim, model.dataFrame());
  }

  /** The page of the model. */
  public dev.cordon.browser.Page model() {
    return model;
  }

  /** The user in whose browser it is. */
  public Victim victim() {
    return victim;
  }

  @Override
  public String toString() {
    return model.toString();
  }
}
