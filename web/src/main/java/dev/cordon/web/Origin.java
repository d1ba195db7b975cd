package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/**
 * Where a page comes from: scheme, host and port, or nothing at all (HTML, section 7.1.1).
 *
 * <table>
 *   <caption>What the {@code Origin} header may hold</caption>
 *   <tr><th>value</th><th>is</th></tr>
 *   <tr><td>{@code https://bank.example}</td><td>port 443</td></tr>
 *   <tr><td>{@code http://localhost:3000}</td><td>port 3000</td></tr>
 *   <tr><td>{@code chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb}</td><td>port -1</td></tr>
 *   <tr><td>{@code null}</td><td>{@link #OPAQUE}: a sandboxed frame, a redirect, a hidden referrer</td></tr>
 *   <tr><td>{@code https://bank.example/}, {@code https://bank.example:443}, {@code HTTPS://bank.example}, {@code https://u@bank.example}</td><td>none: no browser writes an origin so</td></tr>
 * </table>
 *
 * The parser takes what a browser serialises, character for character, and folds, trims and decodes
 * nothing: whoever compares two origins compares what browsers compare. At most {@value #MAX_CHARS}
 * characters. Extension identifiers in upper case, as Safari makes them anew at each start, are
 * none.
 */
public final class Origin {
  /** The longest scheme. */
  private static final int MAX_SCHEME_CHARS = 63;

  /** The longest serialised origin: scheme, {@code ://}, host, colon and port. */
  public static final int MAX_CHARS = MAX_SCHEME_CHARS + 3 + Host.MAX_CHARS + 6;

  /**
   * An opaque origin, serialised {@code null}. What sends it can be anyone: treat it as foreign,
   * also where both sides are opaque.
   */
  public static final Origin OPAQUE = new Origin("null", 0, Port.NONE, "null");

  private final String scheme;
  private final int hostEnd;
  private final int port;
  private final String text;

  /** Made when it is first asked for: whoever compares two origins compares their texts. */
  private @Nullable Host host;

  private Origin(String scheme, int hostEnd, int port, String text) {
    this.scheme = scheme;
    this.hostEnd = hostEnd;
    this.port = port;
    this.text = text;
  }

  /**
   * The origin that is serialised like this.
   *
   * @throws MalformedOriginException if no browser serialises an origin like this; says what to
   *     write instead
   */
  public static Origin parse(String text) {
    Origin origin = parseOrNull(text);
    if (origin == null) {
      throw OriginAdvice.fault(text);
    }
    return origin;
  }

  /** The origin that is serialised like this, or null if no browser serialises one like this. */
  public static @Nullable Origin parseOrNull(String text) {
    if (text.length() > MAX_CHARS) {
      return null;
    }
    if (text.startsWith("https://")) {
      return parseOrNull(text, "https", 443);
    }
    if (text.startsWith("http://")) {
      return parseOrNull(text, "http", 80);
    }
    if (text.equals("null")) {
      return OPAQUE;
    }
    int schemeEnd = schemeEnd(text);
    if (schemeEnd < 0 || !text.startsWith("://", schemeEnd)) {
      return null;
    }
    String scheme = text.substring(0, schemeEnd);
    // Serialised as null by every browser (URL Standard, origin of a URL).
    return scheme.equals("file") ? null : parseOrNull(text, scheme, Port.defaultOf(scheme));
  }

  private static @Nullable Origin parseOrNull(String text, String scheme, int implied) {
    int hostStart = scheme.length() + 3;
    int hostEnd = hostEnd(text, hostStart);
    if (!Host.isPlainDomain(text, hostStart, hostEnd)
        && Host.parseOrNull(text.substring(hostStart, hostEnd)) == null) {
      return null;
    }
    if (hostEnd == text.length()) {
      return new Origin(scheme, hostEnd, implied, text);
    }
    int port = Port.parse(text, hostEnd + 1);
    return port == Port.MALFORMED || port == implied
        ? null
        : new Origin(scheme, hostEnd, port, text);
  }

  /**
   * The origin of these parts.
   *
   * @param port 0 to 65535, or -1 for the scheme's default
   * @throws IllegalArgumentException if scheme or port are malformed
   */
  public static Origin of(String scheme, Host host, int port) {
    if (port < -1 || port > 0xffff) {
      throw new IllegalArgumentException("Port " + port + " is not within 0 to 65535.");
    }
    boolean implied = port == Port.NONE || port == Port.defaultOf(scheme);
    return parse(scheme + "://" + host + (implied ? "" : ":" + port));
  }

  /** The origin of a parsed URL, whose parts need no second look. */
  static Origin ofUrl(String scheme, Host host, int writtenPort) {
    String text = scheme + "://" + host + (writtenPort == Port.NONE ? "" : ":" + writtenPort);
    int port = writtenPort == Port.NONE ? Port.defaultOf(scheme) : writtenPort;
    return new Origin(scheme, scheme.length() + 3 + host.toString().length(), port, text);
  }

  /**
   * The origin of an absolute http or https URL as {@code Referer} or {@code Location} hold it, or
   * null if it is none or if two readers could disagree about its host: userinfo, backslashes,
   * controls, spaces, a host that no browser would leave so. Scheme and host may be in upper case,
   * a default port may be written out, a backslash may stand after the host.
   */
  public static @Nullable Origin ofUrlOrNull(String url) {
    return UrlOrigin.parseOrNull(url);
  }

  /** The index of the colon after a scheme in lower case (URL Standard, scheme state), or -1. */
  private static int schemeEnd(String text) {
    if (text.isEmpty() || !Ascii.isLower(text.charAt(0))) {
      return -1;
    }
    int bound = Math.min(text.length(), MAX_SCHEME_CHARS + 1);
    for (int i = 1; i < bound; i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i;
      }
      if (!Ascii.isLower(c) && !Ascii.isDigit(c) && c != '+' && c != '-' && c != '.') {
        return -1;
      }
    }
    return -1;
  }

  private static int hostEnd(String text, int start) {
    int from = text.startsWith("[", start) ? Math.max(text.indexOf(']', start), start) : start;
    int colon = text.indexOf(':', from);
    return colon < 0 ? text.length() : colon;
  }

  /** Whether this is {@link #OPAQUE}. */
  public boolean isOpaque() {
    return hostEnd == 0;
  }

  /** The scheme in lower case; {@code "null"} of an opaque origin. */
  public String scheme() {
    return scheme;
  }

  /**
   * The host.
   *
   * @throws IllegalStateException if this origin is opaque
   */
  public Host host() {
    if (isOpaque()) {
      throw new IllegalStateException("An opaque origin has no host.");
    }
    if (host == null) {
      host = Host.parse(text.substring(scheme.length() + 3, hostEnd));
    }
    return host;
  }

  /** The port, the scheme's default filled in; -1 if the scheme has none. */
  public int port() {
    return port;
  }

  /**
   * Whether browsers give the page the powers of a secure context and send Sec-Fetch headers to it
   * (Secure Contexts, section 3.1): https, loopback, and browser extensions.
   */
  public boolean isPotentiallyTrustworthy() {
    if (isOpaque()) {
      return false;
    }
    return switch (scheme) {
      case "https", "wss", "chrome-extension", "moz-extension", "safari-web-extension" -> true;
      default -> host().isLoopback();
    };
  }

  /** Whether both are the same scheme, host and port. An opaque origin equals itself only. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Origin origin && text.equals(origin.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The origin as a browser serialises it (HTML, serialization of an origin). */
  @Override
  public String toString() {
    return text;
  }
}
