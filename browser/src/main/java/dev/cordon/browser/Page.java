package dev.cordon.browser;

import dev.cordon.browser.cookies.CookieNote;
import dev.cordon.browser.fetch.DocumentPolicies;
import dev.cordon.browser.fetch.Environment;
import dev.cordon.browser.fetch.SandboxFlag;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A page in a tab or in a frame, and everything that it can do. What navigates leaves this page as
 * it is, so that one page can do many things; the page that came is in the trace.
 *
 * <pre>{@code
 * evil.form("https://bank.example/transfer",
 *     form -> form.method("post").enctype("text/plain").field("{\"a\":\"", "\"}"));
 * var inside = evil.iframe("https://bank.example/", frame -> frame.sandbox("allow-scripts")).page();
 * }</pre>
 */
public final class Page extends Client {
  PageParts parts;
  private final Set<SandboxFlag> sandbox;
  private @Nullable Instant activated;

  /** In whose name it was asked for; null for the user's. */
  @Nullable Environment initiator;

  Page(Browser browser, Environment environment, PageParts parts) {
    super(browser, environment);
    this.parts = parts;
    this.sandbox = Sandboxing.union(parts.windowSandbox(), parts.policies().sandbox());
  }

  // What it is.

  /** What it may not do; empty where it is not sandboxed. */
  public Set<SandboxFlag> sandbox() {
    return sandbox;
  }

  /** {@code document.referrer}. */
  public String referrer() {
    return parts.referrer();
  }

  /** Whether it has a {@code window.opener}. */
  public boolean hasOpener() {
    return parts.opener();
  }

  /** Whether it is in no frame. */
  public boolean isTopLevel() {
    return parts.around() == null;
  }

  /** The page around its frame; null at the top. */
  public @Nullable Page around() {
    return parts.around();
  }

  Page top() {
    var page = this;
    for (var next = page.around(); next != null; next = page.around()) {
      page = next;
    }
    return page;
  }

  @Override
  Url baseUrl() {
    return parts.baseUrl();
  }

  @Override
  boolean runsScripts() {
    return !forbids(SandboxFlag.SCRIPTS, Rule.SANDBOX_SCRIPTS);
  }

  boolean forbids(SandboxFlag flag, Rule rule) {
    return !sandbox.isEmpty() && sandbox.contains(flag) && browser.profile().follows(rule);
  }

  /** A {@code <meta name content>} that is in the page or that a script adds. */
  public Page meta(String name, String content) {
    return under(parts.policies().withMeta(name, content));
  }

  /** A {@code <meta http-equiv content>} that is in the page or that a script adds. */
  public Page metaHttpEquiv(String name, String content) {
    return under(parts.policies().withMetaHttpEquiv(name, content, browser.profile()));
  }

  private Page under(DocumentPolicies policies) {
    parts =
        new PageParts(
            parts.baseUrl(),
            policies,
            parts.windowSandbox(),
            parts.around(),
            parts.frame(),
            parts.referrer(),
            parts.opener());
    become(Environments.under(environment(), policies));
    return this;
  }

  /**
   * The user clicks or types somewhere in the page: what it navigates within five seconds counts as
   * the user's doing (HTML, transient activation).
   */
  public Page activate() {
    activated = browser.now();
    return this;
  }

  boolean isActivated() {
    return activated != null && browser.now().isBefore(activated.plusSeconds(5));
  }

  // Cookies.

  /** {@code document.cookie}; empty where {@link #refusesCookies()}. */
  public String cookies() {
    return DocumentCookies.read(this);
  }

  /** {@code document.cookie = line}: whether it was stored, and why not. */
  public CookieNote setCookie(String line) {
    return DocumentCookies.write(this, line);
  }

  /** Whether reading and writing {@code document.cookie} throws: the page's origin is opaque. */
  public boolean refusesCookies() {
    return DocumentCookies.refuses(this);
  }

  // Elements.

  /** {@code <img>}. */
  public Trace image(String url) {
    return image(url, element -> {});
  }

  public Trace image(String url, Consumer<Element> attributes) {
    return load("img", url, attributes, (at, element) -> Elements.image(this, at, element));
  }

  /** {@code <script>}. */
  public Trace script(String url) {
    return script(url, element -> {});
  }

  public Trace script(String url, Consumer<Element> attributes) {
    return load("script", url, attributes, (at, element) -> Elements.script(this, at, element));
  }

  /** {@code <script type=module>}. */
  public Trace moduleScript(String url) {
    return moduleScript(url, element -> {});
  }

  public Trace moduleScript(String url, Consumer<Element> attributes) {
    return load(
        "script type=module",
        url,
        attributes,
        (at, element) -> Elements.moduleScript(this, at, element));
  }

  /** {@code <link rel=stylesheet>}. */
  public Trace styleSheet(String url) {
    return styleSheet(url, element -> {});
  }

  public Trace styleSheet(String url, Consumer<Element> attributes) {
    return load(
        "link rel=stylesheet",
        url,
        attributes,
        (at, element) -> Elements.styleSheet(this, at, element));
  }

  /** {@code @font-face}. */
  public Trace font(String url) {
    return load("@font-face", url, element -> {}, (at, element) -> Elements.font(this, at));
  }

  /** {@code <video>}. */
  public Trace video(String url) {
    return video(url, element -> {});
  }

  public Trace video(String url, Consumer<Element> attributes) {
    return load(
        "video",
        url,
        attributes,
        (at, element) -> Elements.medium("video", this, at, Destination.VIDEO, element));
  }

  /** {@code <audio>}. */
  public Trace audio(String url) {
    return audio(url, element -> {});
  }

  public Trace audio(String url, Consumer<Element> attributes) {
    return load(
        "audio",
        url,
        attributes,
        (at, element) -> Elements.medium("audio", this, at, Destination.AUDIO, element));
  }

  /** {@code <track>} of a video, whose {@code crossorigin} it takes. */
  public Trace track(String url) {
    return track(url, element -> {});
  }

  public Trace track(String url, Consumer<Element> attributes) {
    return load("track", url, attributes, (at, element) -> Elements.track(this, at, element));
  }

  /** {@code <link rel>}: preload, prefetch, modulepreload, icon, manifest, stylesheet. */
  public Trace link(String rel, String url) {
    return link(rel, url, element -> {});
  }

  public Trace link(String rel, String url, Consumer<Element> attributes) {
    return load(
        "link rel=" + rel, url, attributes, (at, element) -> Elements.link(this, rel, at, element));
  }

  /** {@code CSS.paintWorklet.addModule(url)} and its like. */
  public Trace worklet(String url, Destination kind) {
    return load("worklet", url, element -> {}, (at, element) -> Elements.worklet(this, at, kind));
  }

  private Trace load(
      String name, String url, Consumer<Element> attributes, BiFunction<Url, Element, Trace> load) {
    var element = new Element();
    attributes.accept(element);
    var at = resolve(url);
    return at == null
        ? Trace.silent(name, this, null, new Seen.NotLoaded(), null)
        : load.apply(at, element);
  }

  // Frames.

  /** {@code <iframe>}. */
  public Trace iframe(String url) {
    return iframe(url, frame -> {});
  }

  /** {@code <iframe>}: {@code iframe(url, frame -> frame.sandbox("allow-scripts"))}. */
  public Trace iframe(String url, Consumer<Frame> attributes) {
    return frame("iframe", url, framed(attributes));
  }

  /** {@code <frame>} of a frameset. */
  public Trace frame(String url) {
    return frame("frame", url, Frame.of(Destination.FRAME));
  }

  /** {@code <object>}, with a page in it. */
  public Trace object(String url) {
    return frame("object", url, Frame.of(Destination.OBJECT));
  }

  /** {@code <embed>}, with a page in it. */
  public Trace embed(String url) {
    return frame("embed", url, Frame.of(Destination.EMBED));
  }

  /** {@code <iframe srcdoc>}. */
  public Page srcdoc() {
    return srcdoc(frame -> {});
  }

  public Page srcdoc(Consumer<Frame> attributes) {
    return Frames.in(this, Frames.SRCDOC, framed(attributes));
  }

  /** {@code <iframe src="data:text/html,…">}. */
  public Page dataFrame() {
    return dataFrame(frame -> {});
  }

  public Page dataFrame(Consumer<Frame> attributes) {
    return Frames.in(this, Frames.DATA, framed(attributes));
  }

  /** {@code <iframe>} without {@code src}. */
  public Page blankFrame() {
    return blankFrame(frame -> {});
  }

  public Page blankFrame(Consumer<Frame> attributes) {
    return Frames.in(this, Frames.BLANK, framed(attributes));
  }

  private static Frame framed(Consumer<Frame> attributes) {
    var frame = new Frame();
    attributes.accept(frame);
    return frame;
  }

  private Trace frame(String name, String url, Frame frame) {
    var at = resolve(url);
    return Navigation.ofFrame(this, name, at == null ? Frames.BLANK : at, frame).run();
  }

  // What leaves it, or opens another.

  /** {@code location = url}. */
  public Trace navigate(String url) {
    return ScriptNavigation.go(this, "navigate", url, LinkTypes.NONE, Target.SELF);
  }

  /** {@code top.location = url}, of a page in a frame. */
  public Trace navigateTop(String url) {
    return ScriptNavigation.go(this, "navigate the top", url, LinkTypes.NONE, Target.TOP);
  }

  /** {@code window.open(url)}. */
  public Trace open(String url) {
    return open(url, "");
  }

  /** {@code window.open(url, "_blank", features)}: noopener, noreferrer. */
  public Trace open(String url, String features) {
    return ScriptNavigation.go(this, "open", url, LinkTypes.ofFeatures(features), Target.BLANK);
  }

  /** {@code <meta http-equiv=refresh>}. */
  public Trace metaRefresh(String url) {
    return ScriptNavigation.go(this, "meta refresh", url, LinkTypes.NONE, Target.SELF);
  }

  /** The header {@code Refresh} of its answer. */
  public Trace headerRefresh(String url) {
    return ScriptNavigation.go(this, "Refresh", url, LinkTypes.NONE, Target.SELF);
  }

  /** {@code location.reload()}. */
  public Trace reload() {
    return ScriptNavigation.reload(this);
  }

  /** A link that the user clicks. */
  public Trace click(String url) {
    return click(url, link -> {});
  }

  /** A link that is clicked: {@code click(url, link -> link.rel("noreferrer").byScript())}. */
  public Trace click(String url, Consumer<Link> attributes) {
    var link = new Link();
    attributes.accept(link);
    return Links.click(this, url, link);
  }

  /** A form that is submitted: {@code form(url, form -> form.method("post").field("a", "1"))}. */
  public Trace form(String url, Consumer<Form> settings) {
    var form = new Form();
    settings.accept(form);
    return Links.submit(this, url, form);
  }

  Seen asNavigated() {
    return new Seen.Navigated(
        this, url().isHttp() ? baseUrl() : url(), referrer(), cookies(), hasOpener());
  }

  // What nobody waits for.

  /** {@code navigator.sendBeacon(url)}. */
  public Trace beacon(String url) {
    return Beacons.beacon(this, url, null);
  }

  /** {@code navigator.sendBeacon(url, text)}. */
  public Trace beacon(String url, String text) {
    return beacon(url, Payload.text(text));
  }

  /** {@code navigator.sendBeacon(url, data)}. */
  public Trace beacon(String url, Payload data) {
    return Beacons.beacon(this, url, data);
  }

  // Workers that pages alone have.

  /** {@code new SharedWorker(url)}. */
  public Trace sharedWorker(String url) {
    return sharedWorker(url, worker -> {});
  }

  public Trace sharedWorker(String url, Consumer<WorkerSettings> settings) {
    return Workers.shared(this, url, WorkerSettings.of(settings));
  }

  /** {@code navigator.serviceWorker.register(url)}. */
  public Trace serviceWorker(String url) {
    return serviceWorker(url, worker -> {});
  }

  public Trace serviceWorker(String url, Consumer<WorkerSettings> settings) {
    return Workers.service(this, url, WorkerSettings.of(settings));
  }
}
