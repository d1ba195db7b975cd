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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  final Target.Reading reading;
  final HeaderLine originLine;
  final @Nullable Origin origin;
  final boolean repeatedSignal;
  final FetchMetadata metadata;
  final Kind kind;
  final boolean clientCertificate;
  final List<String> authorization;
  final List<String> requestHeaderLines;
  final @Nullable String requestMethod;
  final @Nullable String contentType;
  final boolean acceptsHtml;
  final HeaderLine tokenLine;
  final MethodOverride override;
  final boolean otherUpgrade;
  final ApplicationSession applicationSession;

  /**
   * The client's address and the scheme it used, by the word of the listed proxies where one is the
   * peer.
   */
  final ForwardedChain.Hop client;

  /** Whether the cookies are too long to be read whole, so that what they hide cannot be judged. */
  final boolean cookiesTooLong;

  private final @Nullable Authority authority;
  private final List<String> cookieLines;
  private final HeaderLine referer;
  private @Nullable List<CookiePair> cookies;

  private Facts(RequestView view, Lines lines, Policy policy) {
    method = view.method();
    version = view.version();
    reading = Target.read(view.target(), method, policy.quirks());
    authority = authority(view.authority(), lines.hosts);
    originLine = lines.origin;
    String originText = lines.origin.only();
    origin =
        originText == null || originText.length() > MAX_ORIGIN_LENGTH
            ? null
            : Origin.parseOrNull(originText);
    repeatedSignal = lines.origin.isRepeated() || lines.site.isRepeated();
    metadata =
        new FetchMetadata(
            lines.site.isRepeated() ? FetchSite.OTHER : FetchSite.of(lines.site.only()),
            lines.mode.isRepeated() ? RequestMode.OTHER : RequestMode.of(lines.mode.only()),
            lines.destination.isRepeated()
                ? Destination.OTHER
                : Destination.of(lines.destination.only()),
            false);
    clientCertificate = view.hasClientCertificate();
    authorization = lines.authorization;
    requestHeaderLines = lines.requestHeaders;
    requestMethod = lines.requestMethod.only();
    contentType = lines.contentType.only();
    acceptsHtml = lines.acceptsHtml;
    tokenLine = lines.token;
    cookieLines = lines.cookies;
    cookiesTooLong = cookieLines.stream().mapToInt(String::length).sum() > CookieHeader.MAX_CHARS;
    referer = lines.referer;
    override =
        MethodOverride.of(
            reading instanceof Target.Clear clear ? clear.target().query() : null, lines.overrides);
    boolean webSocket =
        view.protocol() != null
            ? method.equals("CONNECT") && view.protocol().equalsIgnoreCase("websocket")
            : lines.webSocketUpgrade && version == HttpVersion.HTTP_1_1 && method.equals("GET");
    otherUpgrade = lines.otherUpgrade || (lines.webSocketUpgrade && !webSocket);
    applicationSession = view.session();
    kind =
        webSocket
            ? Kind.HANDSHAKE
            : method.equals("OPTIONS") && originText != null && requestMethod != null
                ? Kind.PREFLIGHT
                : Kind.ORDINARY;
    client =
        ForwardedChain.resolve(
            view.peer(),
            view.scheme(),
            lines.forwarded,
            lines.forwardedFor,
            lines.forwardedProto,
            policy);
  }

  static Facts read(RequestView view, Policy policy) {
    Lines lines = new Lines(policy.csrf().header());
    view.headers(lines::add);
    return new Facts(view, lines, policy);
  }

  /** The canonical path; only called once layer 1 has let the request through. */
  String path() {
    return target().path();
  }

  Target target() {
    if (reading instanceof Target.Clear clear) {
      return clear.target();
    }
    throw new IllegalStateException("the target is ambiguous; layer 1 refuses such a request");
  }

  /** The one authority of the request; null if there is none, more than one, or a malformed one. */
  @Nullable Authority authority() {
    return authority;
  }

  private static @Nullable Authority authority(@Nullable String text, List<String> hosts) {
    if (hosts.size() > 1) {
      return null;
    }
    if (text == null) {
      return hosts.isEmpty() ? null : Authority.parseOrNull(HeaderLine.trimmed(hosts.get(0)));
    }
    Authority authority = Authority.parseOrNull(text);
    if (authority != null && !hosts.isEmpty()) {
      // RFC 9113, section 8.3.1: where both stand they agree.
      return authority.equals(Authority.parseOrNull(HeaderLine.trimmed(hosts.get(0))))
          ? authority
          : null;
    }
    return authority;
  }

  /** The cookies by raw name, duplicates and nameless ones included. */
  List<CookiePair> cookies() {
    if (cookies == null) {
      cookies = cookieLines.isEmpty() ? List.of() : CookieHeader.parse(cookieLines);
    }
    return cookies;
  }

  /** The origin of the page that the Referer names; null if there is none or it cannot be read. */
  @Nullable Origin refererOrigin() {
    String text = referer.only();
    return text == null ? null : Origin.ofUrlOrNull(text);
  }

  /** Whether there is a Referer at all. */
  boolean hasReferer() {
    return !referer.isAbsent();
  }

  /** Whether a browser is about to show the answer as a page. */
  boolean isNavigation() {
    return metadata.mode() == RequestMode.NAVIGATE
        || (metadata.mode() == RequestMode.ABSENT && acceptsHtml);
  }

  /** The header lines that some layer looks at, gathered in one pass. */
  private static final class Lines {
    private final String tokenHeader;
    private final List<String> hosts = new ArrayList<>(1);
    private final HeaderLine origin = new HeaderLine();
    private final HeaderLine site = new HeaderLine();
    private final HeaderLine mode = new HeaderLine();
    private final HeaderLine destination = new HeaderLine();
    private final HeaderLine referer = new HeaderLine();
    private final HeaderLine requestMethod = new HeaderLine();
    private final HeaderLine contentType = new HeaderLine();
    private final HeaderLine token = new HeaderLine();
    private final List<String> requestHeaders = new ArrayList<>(1);
    private final List<String> cookies = new ArrayList<>(1);
    private final List<String> authorization = new ArrayList<>(1);
    private final List<String> overrides = new ArrayList<>(0);
    private final List<String> forwarded = new ArrayList<>(0);
    private final List<String> forwardedFor = new ArrayList<>(0);
    private final List<String> forwardedProto = new ArrayList<>(0);
    private boolean acceptsHtml;
    private boolean otherUpgrade;
    private boolean webSocketUpgrade;

    Lines(String tokenHeader) {
      this.tokenHeader = tokenHeader;
    }

    void add(String name, String value) {
      if (name.equalsIgnoreCase(tokenHeader)) {
        token.add(value);
        return;
      }
      switch (name.length()) {
        case 4 -> {
          if (name.equalsIgnoreCase("Host")) {
            hosts.add(value);
          }
        }
        case 6 -> {
          if (name.equalsIgnoreCase("Origin")) {
            origin.add(value);
          } else if (name.equalsIgnoreCase("Cookie")) {
            cookies.add(value);
          } else if (name.equalsIgnoreCase("Accept")) {
            acceptsHtml |= value.toLowerCase(Locale.ROOT).contains("text/html");
          }
        }
        case 7 -> {
          if (name.equalsIgnoreCase("Referer")) {
            referer.add(value);
          } else if (name.equalsIgnoreCase("Upgrade")) {
            addUpgrade(value);
          }
        }
        case 9 -> collect(name, "Forwarded", value, forwarded);
        case 12 -> {
          if (name.equalsIgnoreCase("Content-Type")) {
            contentType.add(value);
          }
        }
        case 13 -> {
          collect(name, "Authorization", value, authorization);
          collect(name, "X-HTTP-Method", value, overrides);
        }
        case 14 -> {
          if (name.equalsIgnoreCase("Sec-Fetch-Site")) {
            site.add(value);
          } else if (name.equalsIgnoreCase("Sec-Fetch-Mode")) {
            mode.add(value);
          } else if (name.equalsIgnoreCase("Sec-Fetch-Dest")) {
            destination.add(value);
          }
        }
        case 15 -> collect(name, "X-Forwarded-For", value, forwardedFor);
        case 17 -> {
          collect(name, "X-Forwarded-Proto", value, forwardedProto);
          collect(name, "X-Method-Override", value, overrides);
        }
        case 22 -> collect(name, "X-HTTP-Method-Override", value, overrides);
        case 29 -> {
          if (name.equalsIgnoreCase("Access-Control-Request-Method")) {
            requestMethod.add(value);
          }
        }
        case 30 -> collect(name, "Access-Control-Request-Headers", value, requestHeaders);
        default -> {}
      }
    }

    /** RFC 9110, section 7.8: a list of protocols, of which the application may choose any. */
    private void addUpgrade(String value) {
      for (String protocol : value.split(",", -1)) {
        boolean webSocket = HeaderLine.trimmed(protocol).equalsIgnoreCase("websocket");
        webSocketUpgrade |= webSocket;
        otherUpgrade |= !webSocket;
      }
    }

    private static void collect(String name, String wanted, String value, List<String> into) {
      if (name.equalsIgnoreCase(wanted)) {
        into.add(value);
      }
    }
  }
}
