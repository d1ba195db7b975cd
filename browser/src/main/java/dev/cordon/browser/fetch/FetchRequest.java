package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way (Fetch, section 2.2.5, request). Mutable, as the standard's is: redirects
 * change its method, its body and its list of URLs. One fetch owns it.
 */
public final class FetchRequest {
  /** Who asks; null for what the user types. */
  final @Nullable Environment client;

  private static final String[] NO_NAMES = {};

  final List<Url> urls = new ArrayList<>(2);
  public String method = "GET";
  public Headers headers = Headers.EMPTY;
  public @Nullable Body body;

  /** Whether the body is a stream, which cannot be sent twice. */
  public boolean streamBody;

  public Mode mode = Mode.NO_CORS;
  public Credentials credentials = Credentials.SAME_ORIGIN;
  public Destination destination = Destination.EMPTY;
  public RedirectMode redirect = RedirectMode.FOLLOW;
  public CacheMode cache = CacheMode.DEFAULT;
  public Referrer referrer = Referrer.CLIENT;

  /** Null: that of the client. */
  public @Nullable ReferrerPolicy referrerPolicy;

  /**
   * Whether method and headers are the page's own, so that they can make a preflight needed (Fetch,
   * unsafe-request flag).
   */
  public boolean unsafeRequest;

  /** Whether a preflight is needed whatever method and headers are. */
  public boolean useCorsPreflight;

  /** Whether user and password of the URL may be sent (Fetch, use-URL-credentials flag). */
  public boolean useUrlCredentials;

  public boolean keepalive;

  /** Whether the page asks for a script, as for a beacon or an event stream. */
  public boolean byPage;

  /** Whether this is an XMLHttpRequest (Fetch, initiator type). */
  public boolean xmlHttpRequest;

  /** Whether this is a navigation of the user's hand: a click, a key. */
  public boolean userActivation;

  /** Whether this navigates a top-level page; a frame's navigation has {@link #container}. */
  public boolean topLevelNavigation;

  /** Whether this loads a page again (HTML, reload): the site of the first load counts. */
  public boolean reload;

  /** For a frame's navigation: the page around the frame. */
  public @Nullable Environment container;

  /** For a frame's navigation: whether the frame has the attribute {@code credentialless}. */
  public boolean credentiallessFrame;

  /** Whether this navigation submits a form. */
  public boolean formSubmission;

  /** The origin of the style sheet that imports this, where its site is what counts. */
  public @Nullable Origin importedBy;

  /** Whether an image was chosen among several (Fetch, initiator "imageset"): srcset, picture. */
  public boolean imageSet;

  /** Whether this opens a window for a script, without an opener. */
  public boolean withoutOpener;

  /** For what speculates: the value of Sec-Purpose. */
  public @Nullable String purpose;

  // What the algorithms keep.

  /**
   * Whether an earlier hop was told the referrer's origin alone, so that no later one gets more.
   */
  boolean referrerCut;

  Tainting tainting = Tainting.BASIC;
  int redirects;

  /** Whether method or headers asked for a preflight before the first redirect. */
  boolean wasUnsafe;

  /** The header names that did. */
  String[] namesBefore = NO_NAMES;

  /** Whether an earlier hop named the origin. */
  boolean namedOrigin;

  /** For a preflight: whether the request proper will be one with credentials. */
  boolean asksForCredentials;

  /** Whether it is the preflight that is on its way. */
  boolean askingFirst;

  /** The CORS-unsafe request-header names, null until they are asked for. */
  private String @Nullable [] unsafeNames;

  /**
   * A request of a client, null for one that the user typed, for a URL without regard to its
   * fragment.
   */
  public FetchRequest(@Nullable Environment client, Url url) {
    this.client = client;
    urls.add(url);
  }

  /** The URL that is asked now: the last of the list (Fetch, current URL). */
  public Url url() {
    return urls.get(urls.size() - 1);
  }

  /** The header names that need a preflight, in lower case and sorted. */
  String[] unsafeNames(Profile profile) {
    if (unsafeNames == null) {
      unsafeNames = SafelistedHeaders.unsafeNames(headers, profile);
    }
    return unsafeNames;
  }

  /** The same together with those before the first redirect. */
  String[] unsafeNamesEver(Profile profile) {
    var now = unsafeNames(profile);
    return namesBefore.length == 0 || !profile.follows(Rule.REDIRECT_PREFLIGHT_NAMES)
        ? now
        : Stream.concat(Stream.of(namesBefore), Stream.of(now))
            .distinct()
            .sorted()
            .toArray(String[]::new);
  }

  /** Keeps in mind what asks for a preflight before a redirect changes it. */
  void rememberUnsafe(Profile profile) {
    if (unsafeRequest) {
      namesBefore = unsafeNames(profile);
      wasUnsafe = namesBefore.length > 0 || !Methods.isSafelisted(method);
    }
  }

  /** Changes the headers on the way. */
  void setHeaders(Headers changed) {
    headers = changed;
    unsafeNames = null;
  }

  /** Whether the URL asked now is of the origin in whose name it is asked. */
  boolean isSameOrigin() {
    return Origins.same(origin(), url().origin());
  }

  /** Whether an object or embed asks. */
  boolean isOfPlugin() {
    return destination == Destination.OBJECT || destination == Destination.EMBED;
  }

  /** Whether a script's own fetch asks, and nothing that the page does for it. */
  boolean isOfScript() {
    return destination == Destination.EMPTY && mode != Mode.NAVIGATE && !byPage;
  }

  /** Every URL so far, the first one first. */
  public List<Url> urls() {
    return List.copyOf(urls);
  }

  public @Nullable Environment client() {
    return client;
  }

  /** The origin in whose name this is asked; opaque and foreign to all for what the user types. */
  public Origin origin() {
    return client == null ? Origin.OPAQUE : client.origin();
  }
}
