package dev.cordon.browser;

import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.DocumentPolicies;
import dev.cordon.browser.fetch.Environment;
import dev.cordon.browser.fetch.FetchRequest;
import dev.cordon.browser.fetch.Fetched;
import dev.cordon.browser.fetch.Framing;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.OpenerPolicy;
import dev.cordon.browser.fetch.Referrer;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.browser.fetch.SandboxFlag;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One page making way for another, in a tab or in a frame (HTML, navigate). */
final class Navigation {
  private final Browser browser;
  private final @Nullable Page source;
  private final String action;
  private final Url url;

  // Where to.
  private @Nullable Page around;
  private @Nullable Page replaced;
  private @Nullable Frame frame;
  private Set<SandboxFlag> windowSandbox = Set.of();
  private boolean opener;
  private boolean newWindow;

  // What with.
  String method = "GET";
  Headers headers = Headers.EMPTY;
  @Nullable Body body;
  @Nullable ReferrerPolicy referrerPolicy;
  Referrer referrer = Referrer.CLIENT;
  boolean userActivation;
  boolean formSubmission;
  boolean reload;
  boolean withoutOpener;

  private Navigation(Browser browser, @Nullable Page source, String action, Url url) {
    this.browser = browser;
    this.source = source;
    this.action = action;
    this.url = url;
  }

  /** The user's own: in nobody's name. */
  static Navigation typed(Browser browser, Url url) {
    var navigation = new Navigation(browser, null, "visit", url);
    navigation.userActivation = true;
    return navigation;
  }

  /** A page's own, which may be a frame. */
  static Navigation of(Page source, String action, Url url, Target target, boolean keepsOpener) {
    var navigation = new Navigation(source.browser, source, action, url);
    switch (target) {
      case SELF -> navigation.inPlaceOf(source);
      case TOP -> navigation.inPlaceOf(source.top());
      case BLANK -> {
        navigation.newWindow = true;
        navigation.opener = keepsOpener;
        navigation.windowSandbox = Sandboxing.ofWindowOpenedBy(source);
      }
      case FRAME -> navigation.inFrame(source, new Frame());
    }
    return navigation;
  }

  /** The first page of a frame. */
  static Navigation ofFrame(Page around, String action, Url url, Frame frame) {
    var navigation = new Navigation(around.browser, around, action, url);
    navigation.inFrame(around, frame);
    navigation.referrerPolicy = frame.referrerPolicy;
    return navigation;
  }

  private void inPlaceOf(Page page) {
    replaced = page;
    around = page.parts.around();
    frame = page.parts.frame();
    windowSandbox = page.parts.windowSandbox();
    opener = page.parts.opener();
  }

  private void inFrame(Page page, Frame attributes) {
    around = page;
    frame = attributes;
    windowSandbox = Sandboxing.union(page.sandbox(), attributes.sandbox);
  }

  Trace run() {
    if (!url.isHttp()) {
      return local();
    }
    if (replaced != null && isWithin(replaced)) {
      return Trace.silent(action, source, url, seen(replaced), null).making(replaced);
    }
    var fetched = browser.fetching().fetch(request());
    var answer = fetched.internal();
    if (fetched.isError() || answer == null) {
      return Trace.of(action, source, url, fetched, failed(fetched));
    }
    if (answer.status() == 204 || answer.status() == 205 || isDownload(answer)) {
      // HTML, navigate, no content and downloads: the page that is there stays.
      return Trace.of(action, source, url, fetched, NOTHING);
    }
    return land(fetched, answer);
  }

  /** HTML, navigate, step on fragments: nothing is asked for another place of the same page. */
  private boolean isWithin(Page page) {
    return !reload
        && url.fragment() != null
        && method.equals("GET")
        && url.withoutFragment().equals(page.parts.baseUrl().withoutFragment());
  }

  private Seen failed(Fetched fetched) {
    return frame == null ? NOTHING : MixedLoads.frame(fetched, frame, browser.profile());
  }

  private static final Seen NOTHING = new Seen.Nothing();

  /** HTML, create navigation params by fetching. */
  private FetchRequest request() {
    var request = new FetchRequest(initiator(), url);
    request.method = method;
    request.headers = headers;
    request.body = body;
    request.mode = Mode.NAVIGATE;
    request.credentials = Credentials.INCLUDE;
    request.destination =
        frame == null ? Destination.DOCUMENT : frame.destination(browser.profile());
    request.referrer = source == null ? Referrer.NONE : referrer;
    request.referrerPolicy = referrerPolicy;
    request.userActivation = userActivation || (source != null && source.isActivated());
    request.topLevelNavigation = frame == null;
    request.container = around == null ? null : around.environment();
    request.credentiallessFrame = isCredentialless();
    request.formSubmission = formSubmission;
    request.reload = reload;
    request.withoutOpener = withoutOpener;
    request.useUrlCredentials = true;
    return request;
  }

  /** In whose name it is asked; null for the user's. */
  private @Nullable Environment initiator() {
    if (source == null) {
      return null;
    }
    return reload && browser.profile().follows(Rule.RELOAD_INITIATOR)
        ? source.initiator
        : source.environment();
  }

  private boolean isCredentialless() {
    return frame != null && frame.isCredentialless(browser.profile());
  }

  private DocumentPolicies policies(Response answer) {
    var own = DocumentPolicies.of(answer.headers(), browser.profile());
    return around != null
            && frame != null
            && browser.profile().follows(Rule.FRAME_INHERITS_REFERRER_POLICY)
        ? own.withReferrerPolicyOf(around.environment())
        : own;
  }

  /** HTML, loading a document: the page that an answer makes, or what keeps it away. */
  private Trace land(Fetched fetched, Response answer) {
    var at = fetched.internalUrl();
    var policies = policies(answer);
    var block = framing(answer, at, policies, fetched.exchanges().size() - 1);
    if (block != null && frame != null) {
      return Trace.of(action, source, url, fetched, frame.refused(block, browser.profile()))
          .stoppedBy(block);
    }
    if (frame != null && frame.kind == Destination.OBJECT && !Elements.isOk(answer)) {
      return Trace.of(action, source, url, fetched, frame.failed(browser.profile()));
    }
    var sandbox = Sandboxing.union(windowSandbox, policies.sandbox());
    var origin = Sandboxing.origin(at.origin(), sandbox, browser.profile());
    var space = browser.network().addressSpace(at);
    var environment =
        around == null || frame == null
            ? Environments.topLevel(at.withoutFragment(), origin, policies, space)
            : Environments.framed(
                around.environment(),
                at.withoutFragment(),
                at.withoutFragment(),
                origin,
                policies,
                space,
                isCredentialless());
    var page =
        new Page(
            browser,
            environment,
            new PageParts(
                at.fragment() == null ? at.withFragment(url.fragment()) : at,
                policies,
                windowSandbox,
                around,
                frame,
                referrerOf(fetched),
                opener && staysTogether(policies, environment)));
    page.initiator = initiator();
    return Trace.of(action, source, url, fetched, seen(page)).making(page);
  }

  private @Nullable Block framing(
      Response answer, Url at, DocumentPolicies policies, int exchange) {
    if (around == null || frame == null) {
      return null;
    }
    var ancestors = Environments.before(around.origin(), around.environment().ancestors());
    var block = Framing.check(answer.headers(), at, ancestors, exchange, browser.profile());
    if (block != null || isCredentialless()) {
      return block;
    }
    return Framing.checkEmbedder(
        around.environment(), policies.embedderPolicy(), exchange, browser.profile());
  }

  private boolean staysTogether(DocumentPolicies policies, Environment to) {
    if (source == null) {
      return true;
    }
    return OpenerPolicy.staysTogether(
        source.parts.policies().openerPolicy(),
        source.origin(),
        policies.openerPolicy(),
        to.origin(),
        newWindow);
  }

  private Seen seen(Page page) {
    return around != null
        ? new Seen.Loaded(page.runsScripts(), Trace.sameOrigin(around.origin(), page.origin()))
        : page.asNavigated();
  }

  /** HTML, document.referrer: what the last request said. */
  private static String referrerOf(Fetched fetched) {
    var exchanges = fetched.exchanges();
    if (exchanges.isEmpty()) {
      return "";
    }
    var referrer = exchanges.get(exchanges.size() - 1).request().header("Referer");
    return referrer == null ? "" : referrer;
  }

  /** URLs for which nothing is asked: about:blank and data: make pages, the top takes no data:. */
  private Trace local() {
    var maker = source;
    if (maker == null || (frame == null && !isBlank())) {
      return Trace.silent(action, source, url, NOTHING, null);
    }
    if (!isBlank() && !url.scheme().equals("data")) {
      return Trace.silent(
          action, source, url, frame == null ? NOTHING : frame.failed(browser.profile()), null);
    }
    var page = Frames.local(maker, around, frame, url, windowSandbox, opener);
    return Trace.silent(action, source, url, seen(page), null).making(page);
  }

  private boolean isBlank() {
    return url.scheme().equals("about") && url.path().equals("blank");
  }

  private static boolean isDownload(Response answer) {
    var disposition = answer.headers().get("Content-Disposition");
    return disposition != null
        && disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
  }
}
