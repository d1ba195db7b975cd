package dev.cordon.browser;

import dev.cordon.browser.fetch.Environment;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where script runs: a {@link Page} or a {@link Worker}. Every action is carried through at once
 * and gives a {@link Trace}. URLs may be relative.
 */
public abstract sealed class Client permits Page, Worker {
  final Browser browser;
  private Environment environment;

  Client(Browser browser, Environment environment) {
    this.browser = browser;
    this.environment = environment;
  }

  /** The browser that this is in. */
  public Browser browser() {
    return browser;
  }

  /** What its requests take from it (HTML, environment settings object). */
  public Environment environment() {
    if (!environment.localNetworkGranted() && browser.mayReachLocalNetwork(environment.origin())) {
      environment = Environments.withLocalNetwork(environment);
    }
    return environment;
  }

  final void become(Environment other) {
    environment = other;
  }

  /** In whose name it asks; opaque where it is sandboxed or of a data: URL. */
  public Origin origin() {
    return environment.origin();
  }

  public Url url() {
    return environment.url();
  }

  /** What relative URLs are relative to. */
  Url baseUrl() {
    return environment.url();
  }

  /** Whether its scripts run at all (HTML, sandboxed scripts). */
  abstract boolean runsScripts();

  @Nullable Url resolve(String url) {
    return Url.parseOrNull(url, baseUrl());
  }

  /** The user or the page's own server lets it use its cookies in this frame (Storage Access). */
  public void grantStorageAccess() {
    environment = Environments.withStorageAccess(environment);
  }

  /** {@code fetch(url)}. */
  public Trace fetch(String url) {
    return fetch(url, FetchInit.DEFAULT);
  }

  /** {@code fetch(url, init)}: {@code fetch(url, init -> init.method("PUT"))}. */
  public Trace fetch(String url, Consumer<FetchInit.Builder> init) {
    return fetch(url, FetchInit.of(init));
  }

  /** {@code fetch(url, init)}. */
  public Trace fetch(String url, FetchInit init) {
    var resolved = resolve(url);
    return resolved == null
        ? Trace.thrown("fetch", this, null, Refusal.syntax("'" + url + "' is no URL."))
        : fetch(resolved, init);
  }

  /** {@code fetch(url, init)} without anything to parse: for many requests. */
  public Trace fetch(Url url, FetchInit init) {
    return ScriptFetch.fetch(this, url, init);
  }

  /** {@code XMLHttpRequest} with GET. */
  public Trace xhr(String url) {
    return xhr(url, xhr -> {});
  }

  /** {@code XMLHttpRequest}: {@code xhr(url, xhr -> xhr.method("POST").withCredentials())}. */
  public Trace xhr(String url, Consumer<Xhr> settings) {
    var xhr = new Xhr();
    settings.accept(xhr);
    return ScriptFetch.xhr(this, url, xhr);
  }

  /** {@code new EventSource(url)}. */
  public Trace eventSource(String url) {
    return eventSource(url, stream -> {});
  }

  /** {@code new EventSource(url, {withCredentials})}, or its connecting again. */
  public Trace eventSource(String url, Consumer<EventStream> settings) {
    var stream = new EventStream();
    settings.accept(stream);
    return Sockets.eventSource(this, url, stream);
  }

  /** {@code new WebSocket(url, protocols)}. */
  public Trace webSocket(String url, String... protocols) {
    return Sockets.webSocket(this, url, protocols);
  }

  /** {@code import(url)}, or what a module imports. */
  public Trace importModule(String url) {
    var resolved = resolve(url);
    return resolved == null
        ? Trace.silent("import", this, null, new Seen.NotLoaded(), null)
        : Elements.importedModule(this, resolved);
  }

  /** {@code new Worker(url)}. */
  public Trace worker(String url) {
    return worker(url, worker -> {});
  }

  /** {@code new Worker(url, options)}: {@code worker(url, worker -> worker.module())}. */
  public Trace worker(String url, Consumer<WorkerSettings> settings) {
    return Workers.start(this, url, WorkerSettings.of(settings));
  }

  /** A worker out of {@code URL.createObjectURL}: of this very origin, under its own policies. */
  public Worker blobWorker() {
    return Workers.ofBlob(this);
  }

  /** A worker out of a data: URL: of an opaque origin, under this one's policies. */
  public Worker dataWorker() {
    return Workers.ofData(this);
  }

  @Override
  public String toString() {
    return url().toString();
  }
}
