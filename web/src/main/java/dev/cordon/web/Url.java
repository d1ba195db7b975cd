package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/**
 * An absolute URL as browsers parse it and write it back (URL Standard, sections 4.4 and 4.5).
 *
 * <table>
 *   <caption>What is read as what</caption>
 *   <tr><th>text</th><th>URL</th></tr>
 *   <tr><td>{@code HTTPS:Bank.Example}</td><td>{@code https://bank.example/}</td></tr>
 *   <tr><td>{@code https:\\bank.example\a\..\b}</td><td>{@code https://bank.example/b}</td></tr>
 *   <tr><td>{@code https://münchen.example:443/?ü}</td><td>{@code https://xn--mnchen-3ya.example/?%C3%BC}</td></tr>
 *   <tr><td>{@code http://0x7f.1}</td><td>{@code http://127.0.0.1/}</td></tr>
 *   <tr><td>{@code https://bank.example@evil.example}</td><td>{@code https://bank.example@evil.example/}, whose host is {@code evil.example}</td></tr>
 *   <tr><td>{@code data:text/html,<p>}</td><td>the same; its path is opaque</td></tr>
 *   <tr><td>{@code bank.example}, {@code //bank.example}, {@code https://}, {@code https://a b}</td><td>none without a base, or at all</td></tr>
 * </table>
 *
 * Who guards a server wants {@link Origin#ofUrlOrNull} instead, which refuses what two readers
 * could read differently; this reads what a browser reads. Immutable. Two URLs are equal when they
 * are serialised alike, fragment included. At most {@value #MAX_CHARS} characters, before and
 * after.
 */
public final class Url {
  /** The longest URL: the most that Chromium lets pass between its processes. */
  public static final int MAX_CHARS = 2 * 1024 * 1024;

  private final String scheme;
  private final String username;
  private final String password;
  private final @Nullable String hostText;
  private final @Nullable Host host;
  private final int port;
  private final String path;
  private final boolean opaquePath;
  private final @Nullable String query;
  private final @Nullable String fragment;
  private final Origin origin;
  private final boolean trustworthy;
  private final String text;

  /**
   * @param like a URL whose origin is taken over if it is the same, so that it is made only once
   */
  Url(UrlRecord parts, String text, @Nullable Url like) {
    this.scheme = parts.scheme;
    this.username = parts.username;
    this.password = parts.password;
    this.hostText = parts.hostText;
    this.host = parts.host;
    this.port = parts.port;
    this.path = parts.path;
    this.opaquePath = parts.opaquePath;
    this.query = parts.query;
    this.fragment = parts.fragment;
    this.text = text;
    this.origin = like != null && hasOriginOf(like) ? like.origin : UrlOrigin.of(this);
    this.trustworthy =
        switch (scheme) {
          case "data" -> true;
          case "about" -> opaquePath && (path.equals("blank") || path.equals("srcdoc"));
          default -> origin.isPotentiallyTrustworthy();
        };
  }

  /**
   * The URL that this text is.
   *
   * @throws IllegalArgumentException if it is none without a base; says what is wrong with it
   */
  public static Url parse(String text) {
    Url url = parseOrNull(text);
    if (url == null) {
      String problem =
          text.length() > MAX_CHARS
              ? "it has more than " + MAX_CHARS + " characters."
              : UrlParser.problem(text);
      throw new IllegalArgumentException(
          Ascii.quote(text)
              + " is not an absolute URL: "
              + problem
              + " Write scheme, host and path: \"https://app.example/path\".");
    }
    return url;
  }

  /** The URL that this text is, or null if it is none without a base. */
  public static @Nullable Url parseOrNull(String text) {
    return parseOrNull(text, null);
  }

  /** The URL that this text is where a page or header of {@code base} holds it, or null. */
  public static @Nullable Url parseOrNull(String text, @Nullable Url base) {
    return text.length() > MAX_CHARS ? null : UrlParser.parseOrNull(text, base);
  }

  /** The URL that this text is in a document or header of this one, or null if it is none. */
  public @Nullable Url resolve(String reference) {
    return parseOrNull(reference, this);
  }

  /** The scheme in lower case, without its colon. */
  public String scheme() {
    return scheme;
  }

  /** The name before the host, percent-encoded; empty if there is none. */
  public String username() {
    return username;
  }

  /** The password before the host, percent-encoded; empty if there is none. */
  public String password() {
    return password;
  }

  /** URL Standard, "includes credentials": whether a user or a password is named. */
  public boolean hasCredentials() {
    return !username.isEmpty() || !password.isEmpty();
  }

  /** The host; null if there is none, an empty one, or an opaque one as in {@code foo://A}. */
  public @Nullable Host host() {
    return host;
  }

  /** The host as it is written, of whatever kind; null if there is none. */
  public @Nullable String hostText() {
    return hostText;
  }

  /** The port, 0 to 65535, the scheme's default filled in; -1 if there is none. */
  public int port() {
    return port == Port.NONE && hostText != null ? Port.defaultOf(scheme) : port;
  }

  /** The port that is written out, or -1 if it is the default or there is none. */
  int writtenPort() {
    return port;
  }

  /** The path, percent-encoded. It starts with a slash, is opaque, or is empty. */
  public String path() {
    return path;
  }

  /** The query, percent-encoded and without its question mark; null if there is none. */
  public @Nullable String query() {
    return query;
  }

  /** The fragment, percent-encoded and without its hash; null if there is none. */
  public @Nullable String fragment() {
    return fragment;
  }

  /** The path, and the query after its question mark if there is one. */
  public String pathAndQuery() {
    return query == null ? path : path + '?' + query;
  }

  /** Whether the scheme is http, https, ws, wss, ftp or file, which are parsed leniently. */
  public boolean isSpecial() {
    return UrlScheme.isSpecial(scheme);
  }

  /** Fetch, "local scheme": about, blob or data, for which no request leaves the browser. */
  public boolean isLocal() {
    return switch (scheme) {
      case "about", "blob", "data" -> true;
      default -> false;
    };
  }

  /** Fetch, "HTTP(S) scheme". */
  public boolean isHttp() {
    return scheme.equals("https") || scheme.equals("http");
  }

  /** Whether the path is one piece that nothing is relative to, as in {@code data:,a}. */
  public boolean hasOpaquePath() {
    return opaquePath;
  }

  /**
   * URL Standard, "origin": that of http, https, ws, wss and ftp, that of the URL in a blob URL,
   * and {@link Origin#OPAQUE} of all others, file among them.
   */
  public Origin origin() {
    return origin;
  }

  /**
   * Secure Contexts, "is url potentially trustworthy": {@code about:blank}, {@code about:srcdoc},
   * data URLs, and those of an origin that is.
   */
  public boolean isPotentiallyTrustworthy() {
    return trustworthy;
  }

  private boolean hasOriginOf(Url other) {
    return host != null
        && port == other.port
        && host.equals(other.host)
        && scheme.equals(other.scheme);
  }

  /**
   * With another scheme, as the setter {@code protocol} of the DOM's URL sets it: the same URL
   * where the setter does nothing, which is for what is no scheme, between special and other
   * schemes, and between {@code file} and what it cannot say. A port that is the new default goes.
   */
  public Url withScheme(String scheme) {
    UrlRecord parts = new UrlRecord(this);
    String cleaned = UrlParser.withoutBreaks(scheme) + ":";
    int end = UrlScheme.end(cleaned);
    if (end < 0) {
      return this;
    }
    String wanted = UrlScheme.lower(cleaned, end);
    boolean fileCannotSay = wanted.equals("file") && (hasCredentials() || port != Port.NONE);
    boolean hostIsMissing = this.scheme.equals("file") && "".equals(hostText);
    if (UrlScheme.isSpecial(wanted) != isSpecial() || fileCannotSay || hostIsMissing) {
      return this;
    }
    parts.scheme = wanted;
    if (port == Port.defaultOf(wanted)) {
      parts.port = Port.NONE;
    }
    return of(parts);
  }

  /**
   * With another port; the same URL where it cannot have one: without a host, and of files.
   *
   * @param port 0 to 65535, or -1 for the scheme's default
   */
  public Url withPort(int port) {
    if (port < -1 || port > 0xffff) {
      throw new IllegalArgumentException("Port " + port + " is not within 0 to 65535.");
    }
    if (hostText == null || hostText.isEmpty() || scheme.equals("file")) {
      return this;
    }
    UrlRecord parts = new UrlRecord(this);
    parts.port = port == Port.defaultOf(scheme) ? Port.NONE : port;
    return of(parts);
  }

  /**
   * With another path, as the setter {@code pathname} sets it: the same URL if it is opaque.
   *
   * @throws IllegalArgumentException if the URL would have more than {@value #MAX_CHARS} characters
   */
  public Url withPath(String path) {
    if (opaquePath) {
      return this;
    }
    String cleaned = UrlParser.withoutBreaks(path);
    UrlRecord parts = new UrlRecord(this);
    StringBuilder segments = new StringBuilder();
    boolean slash = cleaned.startsWith("/") || (isSpecial() && cleaned.startsWith("\\"));
    if (!cleaned.isEmpty() || isSpecial()) {
      UrlPath.append(segments, cleaned, slash ? 1 : 0, cleaned.length(), scheme);
    } else if (hostText == null) {
      segments.append('/');
    }
    parts.path = segments.toString();
    return of(parts);
  }

  /**
   * With this query, a question mark before it left out; without one if it is empty or null.
   *
   * @throws IllegalArgumentException if the URL would have more than {@value #MAX_CHARS} characters
   */
  public Url withQuery(@Nullable String query) {
    UrlRecord parts = new UrlRecord(this);
    parts.query = afterMark(query, "?", UrlScheme.queryEncoding(scheme));
    parts.stripOpaquePath();
    return of(parts);
  }

  /**
   * With this fragment, a hash before it left out; without one if it is empty or null.
   *
   * @throws IllegalArgumentException if the URL would have more than {@value #MAX_CHARS} characters
   */
  public Url withFragment(@Nullable String fragment) {
    if (this.fragment == null && (fragment == null || fragment.isEmpty())) {
      return this;
    }
    UrlRecord parts = new UrlRecord(this);
    parts.fragment = afterMark(fragment, "#", PercentEncoding.FRAGMENT);
    parts.stripOpaquePath();
    return of(parts);
  }

  /** Without its fragment, as it is sent to a server. */
  public Url withoutFragment() {
    return withFragment(null);
  }

  /** Without user and password. */
  public Url withoutCredentials() {
    if (!hasCredentials()) {
      return this;
    }
    UrlRecord parts = new UrlRecord(this);
    parts.username = "";
    parts.password = "";
    return of(parts);
  }

  private static @Nullable String afterMark(
      @Nullable String text, String mark, PercentEncoding encoding) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    String cleaned = UrlParser.withoutBreaks(text);
    return encoding.encode(cleaned, cleaned.startsWith(mark) ? 1 : 0, cleaned.length());
  }

  private Url of(UrlRecord parts) {
    String changed = parts.serialize();
    if (changed.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "The URL would have " + changed.length() + " characters, more than " + MAX_CHARS + ".");
    }
    return changed.equals(text) ? this : new Url(parts, changed, this);
  }

  /** URL Standard, "URL equals" with exclude fragments. */
  public boolean equalsExcludingFragment(Url other) {
    int length = lengthWithoutFragment();
    return length == other.lengthWithoutFragment() && text.regionMatches(0, other.text, 0, length);
  }

  private int lengthWithoutFragment() {
    return fragment == null ? text.length() : text.length() - fragment.length() - 1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Url url && text.equals(url.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** URL Standard, URL serializer, fragment included. */
  @Override
  public String toString() {
    return text;
  }
}
