package dev.cordon.guard;

import dev.cordon.policy.Policy;
import dev.cordon.web.Authority;
import dev.cordon.web.CookieHeader;
import dev.cordon.web.CookiePair;
import dev.cordon.web.Destination;
import dev.cordon.web.FetchMetadata;
import dev.cordon.web.FetchSite;
import dev.cordon.web.Origin;
import dev.cordon.web.RequestMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the layers know of a request. It is read once, and nothing here is a judgement: an Origin
 * that cannot be parsed is a fact, as is a header given twice.
 */
final class Facts {
  /** What kind of request it is, since three kinds are judged by rules of their own. */
  enum Kind {
    ORDINARY,
    PREFLIGHT,
    HANDSHAKE
  }

  private static final int MAX_ORIGIN_LENGTH = 512;

  final String method;
  final HttpVersion version;
  final TargetReading reading;
  final @Nullable Origin origin;
  final FetchSite site;
  final RequestMode mode;
  final Destination destination;
  final Kind kind;
  final boolean clientCertificate;
  final MethodOverride override;
  final boolean otherUpgrade;
  final ApplicationSession applicationSession;

  /**
   * The client's address, and the scheme it used, by the word of the listed proxies where one is
   * the peer.
   */
  final String clientAddress;

  final String clientScheme;

  private final HeaderLines lines;
  private final @Nullable Authority authority;
  private @Nullable List<CookiePair> cookies;

  private Facts(RequestView view, HeaderLines lines, Policy policy) {
    this.lines = lines;
    method = view.method();
    version = view.version();
    reading = Target.read(view.target(), method, policy.quirks());
    authority = authority(view.authority(), lines.host, policy);
    String originText = HeaderLine.only(lines.origin);
    origin =
        originText == null || originText.length() > MAX_ORIGIN_LENGTH
            ? null
            : Origin.parseOrNull(originText);
    site = HeaderLine.isRepeated(lines.site) ? FetchSite.OTHER : FetchSite.of(lines.site);
    mode = HeaderLine.isRepeated(lines.mode) ? RequestMode.OTHER : RequestMode.of(lines.mode);
    destination =
        HeaderLine.isRepeated(lines.destination)
            ? Destination.OTHER
            : Destination.of(lines.destination);
    clientCertificate = view.hasClientCertificate();
    override =
        MethodOverride.of(
            reading instanceof Target target ? target.query() : null, lines.overrides);
    boolean webSocket =
        view.protocol() != null
            ? method.equals("CONNECT") && view.protocol().equalsIgnoreCase("websocket")
            : lines.webSocketUpgrade && version == HttpVersion.HTTP_1_1 && method.equals("GET");
    otherUpgrade = lines.otherUpgrade || (lines.webSocketUpgrade && !webSocket);
    applicationSession = view.session();
    kind =
        webSocket
            ? Kind.HANDSHAKE
            : method.equals("OPTIONS") && originText != null && requestMethod() != null
                ? Kind.PREFLIGHT
                : Kind.ORDINARY;
    ForwardedChain.Hop hop = ForwardedChain.resolve(view.peer(), view.scheme(), lines, policy);
    clientAddress = hop == null ? view.peer() : hop.address();
    clientScheme = hop == null ? view.scheme() : hop.scheme();
  }

  static Facts read(RequestView view, Policy policy) {
    HeaderLines lines = new HeaderLines(policy.csrf().header());
    view.headers(lines);
    return new Facts(view, lines, policy);
  }

  /** Whether one of the two signals of layer 5 is there more than once. */
  boolean repeatsSignal() {
    return HeaderLine.isRepeated(lines.origin) || HeaderLine.isRepeated(lines.site);
  }

  /** Whether there is an Origin at all, were it one that cannot be read. */
  boolean hasOrigin() {
    return lines.origin != null;
  }

  /** What logs show of the Sec-Fetch headers. */
  FetchMetadata metadata() {
    return new FetchMetadata(site, mode, destination, false);
  }

  /** The values of all Authorization lines. */
  List<String> authorization() {
    return lines.authorization;
  }

  /** The lines of {@code Access-Control-Request-Headers}. */
  List<String> requestHeaderLines() {
    return lines.requestHeaders;
  }

  /** {@code Access-Control-Request-Method}; null if there is none, or more than one. */
  @Nullable String requestMethod() {
    return HeaderLine.only(lines.requestMethod);
  }

  /** {@code Content-Type}; null if there is none, or more than one. */
  @Nullable String contentType() {
    return HeaderLine.only(lines.contentType);
  }

  /** Whether the header for CSRF tokens is there. */
  boolean hasToken() {
    return lines.token != null;
  }

  /** The header for CSRF tokens; null if there is none, or more than one. */
  @Nullable String token() {
    return HeaderLine.only(lines.token);
  }

  /** The canonical path; only called once layer 1 has let the request through. */
  String path() {
    return target().path();
  }

  Target target() {
    if (reading instanceof Target target) {
      return target;
    }
    throw new IllegalStateException("the target is ambiguous; layer 1 refuses such a request");
  }

  /** The one authority of the request; null if there is none, more than one, or a malformed one. */
  @Nullable Authority authority() {
    return authority;
  }

  private static @Nullable Authority authority(
      @Nullable String pseudo, @Nullable String host, Policy policy) {
    if (HeaderLine.isRepeated(host)) {
      return null;
    }
    if (pseudo == null) {
      return host == null ? null : policy.readAuthority(host);
    }
    Authority authority = policy.readAuthority(pseudo);
    if (authority != null && host != null) {
      // RFC 9113, section 8.3.1: where both stand they agree.
      return authority.equals(policy.readAuthority(host)) ? authority : null;
    }
    return authority;
  }

  /** Whether the cookies are too long to be read whole, so that what they hide cannot be judged. */
  boolean cookiesTooLong() {
    long length = 0;
    for (int i = 0; i < lines.cookies.size(); i++) {
      length += lines.cookies.get(i).length();
    }
    return length > CookieHeader.MAX_CHARS;
  }

  /** Whether there is any cookie at all; one look, which reads none of them. */
  boolean hasCookies() {
    return CookieHeader.holdsAny(lines.cookies);
  }

  /**
   * Whether the text occurs in the cookies, in a name or elsewhere; one look, which parses none.
   */
  boolean cookiesHold(String text) {
    for (int i = 0; i < lines.cookies.size(); i++) {
      if (lines.cookies.get(i).contains(text)) {
        return true;
      }
    }
    return false;
  }

  /** The cookies by raw name, duplicates and nameless ones included. */
  List<CookiePair> cookies() {
    if (cookies == null) {
      cookies = lines.cookies.isEmpty() ? List.of() : CookieHeader.parse(lines.cookies);
    }
    return cookies;
  }

  /** The origin of the page that the Referer names; null if there is none or it cannot be read. */
  @Nullable Origin refererOrigin() {
    String text = HeaderLine.only(lines.referer);
    return text == null ? null : Origin.ofUrlOrNull(text);
  }

  /** Whether there is a Referer at all. */
  boolean hasReferer() {
    return lines.referer != null;
  }

  /** Whether a browser is about to show the answer as a page. */
  boolean isNavigation() {
    return mode == RequestMode.NAVIGATE || (mode == RequestMode.ABSENT && lines.acceptHtml());
  }
}
