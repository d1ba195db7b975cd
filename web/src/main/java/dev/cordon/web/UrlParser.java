package dev.cordon.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * URL Standard, basic URL parser without a state override. Each method is one or more of its states
 * and reads from {@link #at} on; it returns false where the standard returns failure.
 */
final class UrlParser {
  private final String input;
  private final @Nullable Url base;
  private final UrlRecord url = new UrlRecord();
  private int at;
  private String problem = "";

  private UrlParser(String input, @Nullable Url base) {
    this.input = input;
    this.base = base;
  }

  static @Nullable Url parseOrNull(String text, @Nullable Url base) {
    UrlRecord plain = PlainUrl.readOrNull(text);
    return plain != null
        ? new Url(plain, text, base)
        : new UrlParser(cleaned(text), base).runOrNull();
  }

  /** What is wrong with a text that is no absolute URL, as the end of a sentence. */
  static String problem(String text) {
    UrlParser parser = new UrlParser(cleaned(text), null);
    return parser.runOrNull() == null ? parser.problem : "";
  }

  private @Nullable Url runOrNull() {
    if (!schemeStart()) {
      return null;
    }
    String text = url.serialize();
    if (text.length() > Url.MAX_CHARS) {
      fail("it has more than " + Url.MAX_CHARS + " characters once it is encoded.");
      return null;
    }
    return new Url(url, text, base);
  }

  /** Without controls and spaces at both ends, and without tabs and line breaks anywhere. */
  static String cleaned(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return withoutBreaks(text.substring(start, end));
  }

  static String withoutBreaks(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isBreak(text.charAt(i))) {
        StringBuilder kept = new StringBuilder(text.length()).append(text, 0, i);
        for (int j = i; j < text.length(); j++) {
          if (!isBreak(text.charAt(j))) {
            kept.append(text.charAt(j));
          }
        }
        return kept.toString();
      }
    }
    return text;
  }

  private static boolean isBreak(char c) {
    return c == '\t' || c == '\n' || c == '\r';
  }

  private boolean fail(String why) {
    problem = why;
    return false;
  }

  private boolean isAt(char c) {
    return at < input.length() && input.charAt(at) == c;
  }

  private boolean isAtSlash() {
    return at < input.length() && isSlash(input.charAt(at));
  }

  /** A backslash is a slash in special URLs. */
  private boolean isSlash(char c) {
    return c == '/' || (c == '\\' && isSpecial());
  }

  private boolean isSpecial() {
    return UrlScheme.isSpecial(url.scheme);
  }

  /** The end of what starts here and ends before a query or fragment. */
  private int pathEnd() {
    int end = at;
    while (end < input.length() && input.charAt(end) != '?' && input.charAt(end) != '#') {
      end++;
    }
    return end;
  }

  /** Scheme start state, scheme state, no scheme state. */
  private boolean schemeStart() {
    int colon = UrlScheme.end(input);
    if (colon < 0) {
      return noScheme();
    }
    url.scheme = UrlScheme.lower(input, colon);
    at = colon + 1;
    if (url.scheme.equals("file")) {
      return file();
    }
    if (isSpecial()) {
      boolean relative =
          base != null && base.scheme().equals(url.scheme) && !input.startsWith("//", at);
      return relative ? relative() : afterSlashes();
    }
    if (input.startsWith("//", at)) {
      at += 2;
      return authority();
    }
    return isAt('/') ? pathStart() : opaquePath();
  }

  private boolean noScheme() {
    if (base == null) {
      return fail("it has no scheme.");
    }
    url.scheme = base.scheme();
    if (base.hasOpaquePath()) {
      if (!isAt('#')) {
        return fail("it is relative to a URL that has no hierarchy.");
      }
      url.copyPath(base);
      url.query = base.query();
      return queryAndFragment();
    }
    return url.scheme.equals("file") ? file() : relative();
  }

  /** Relative state, relative slash state. Only where there is a base. */
  private boolean relative() {
    Url from = Objects.requireNonNull(base);
    if (isAtSlash()) {
      at++;
      if (isAtSlash()) {
        at++;
        return isSpecial() ? afterSlashes() : authority();
      }
      at--;
      url.copyAuthority(from);
      return pathStart();
    }
    url.copyAuthority(from);
    return relativePath(from);
  }

  private boolean relativePath(Url from) {
    url.copyPath(from);
    if (at == input.length() || isAt('#')) {
      url.query = from.query();
      return queryAndFragment();
    }
    if (isAt('?')) {
      return queryAndFragment();
    }
    StringBuilder path = new StringBuilder(from.path());
    UrlPath.shorten(path, url.scheme);
    return path(path);
  }

  /** Special authority slashes state, special authority ignore slashes state. */
  private boolean afterSlashes() {
    while (isAt('/') || isAt('\\')) {
      at++;
    }
    return authority();
  }

  /** Authority state, host state, port state. */
  private boolean authority() {
    int end = at;
    int userEnd = -1;
    while (end < input.length() && !endsAuthority(input.charAt(end))) {
      if (input.charAt(end) == '@') {
        userEnd = end;
      }
      end++;
    }
    if (userEnd >= 0) {
      userinfo(userEnd);
      at = userEnd + 1;
      if (at == end) {
        return fail("it names a user and no host.");
      }
    }
    int colon = portColon(end);
    String host = input.substring(at, colon);
    if (host.isEmpty() && (isSpecial() || colon < end)) {
      return fail("it has no host.");
    }
    return host(host) && port(colon, end) && pathStart();
  }

  private boolean endsAuthority(char c) {
    return c == '?' || c == '#' || isSlash(c);
  }

  private void userinfo(int end) {
    int colon = input.indexOf(':', at);
    boolean both = colon >= 0 && colon < end;
    url.username = PercentEncoding.USERINFO.encode(input, at, both ? colon : end);
    if (both) {
      url.password = PercentEncoding.USERINFO.encode(input, colon + 1, end);
    }
  }

  /** The first colon outside brackets, or the end. */
  private int portColon(int end) {
    boolean inside = false;
    for (int i = at; i < end; i++) {
      char c = input.charAt(i);
      if (c == ':' && !inside) {
        return i;
      }
      inside = c == '[' || (inside && c != ']');
    }
    return end;
  }

  private boolean host(String text) {
    if (isSpecial()) {
      Host host = UrlHost.parseOrNull(text);
      if (host == null) {
        return fail(UrlHost.problem(text));
      }
      url.setHost(host);
      return true;
    }
    url.hostText = UrlHost.opaqueOrNull(text);
    return url.hostText != null || fail("its host holds a character that no host may hold.");
  }

  private boolean port(int colon, int end) {
    at = end;
    int port = 0;
    for (int i = colon + 1; i < end; i++) {
      char c = input.charAt(i);
      port = Ascii.isDigit(c) ? port * 10 + c - '0' : Integer.MAX_VALUE;
      if (port > 0xffff) {
        return fail("its port is not a number from 0 to 65535.");
      }
    }
    boolean written = colon + 1 < end && port != Port.defaultOf(url.scheme);
    url.port = written ? port : Port.NONE;
    return true;
  }

  /** File state, file slash state. */
  private boolean file() {
    url.hostText = "";
    Url from = base != null && base.scheme().equals("file") ? base : null;
    if (isAtSlash()) {
      at++;
      if (isAtSlash()) {
        at++;
        return fileHost();
      }
      StringBuilder path = new StringBuilder();
      if (from != null) {
        url.hostText = from.hostText();
        url.host = from.host();
        if (!UrlPath.startsWithDrive(input, at) && UrlPath.hasDrive(from.path())) {
          path.append(from.path(), 0, 3);
        }
      }
      return path(path);
    }
    if (from == null) {
      return path(new StringBuilder());
    }
    url.hostText = from.hostText();
    url.host = from.host();
    return UrlPath.startsWithDrive(input, at) ? path(new StringBuilder()) : relativePath(from);
  }

  private boolean fileHost() {
    int end = at;
    while (end < input.length() && !endsAuthority(input.charAt(end))) {
      end++;
    }
    if (end - at == 2 && UrlPath.startsWithDrive(input, at)) {
      return path(new StringBuilder()); // C: is the path's first segment, no host.
    }
    if (end > at) {
      if (!host(input.substring(at, end))) {
        return false;
      }
      if ("localhost".equals(url.hostText)) {
        url.hostText = "";
        url.host = null;
      }
    }
    at = end;
    return pathStart();
  }

  /** Path start state. */
  private boolean pathStart() {
    if (isAtSlash()) {
      at++;
      return path(new StringBuilder());
    }
    return isSpecial() ? path(new StringBuilder()) : queryAndFragment();
  }

  /** Path state, with these segments already there. */
  private boolean path(StringBuilder path) {
    int end = pathEnd();
    UrlPath.append(path, input, at, end, url.scheme);
    url.path = path.toString();
    at = end;
    return queryAndFragment();
  }

  /** Opaque path state. */
  private boolean opaquePath() {
    int end = pathEnd();
    url.opaquePath = true;
    url.path = PercentEncoding.CONTROLS.encode(input, at, end);
    at = end;
    return queryAndFragment();
  }

  /** Query state, fragment state. */
  private boolean queryAndFragment() {
    if (isAt('?')) {
      int hash = input.indexOf('#', at);
      int end = hash < 0 ? input.length() : hash;
      url.query = UrlScheme.queryEncoding(url.scheme).encode(input, at + 1, end);
      at = end;
    }
    if (isAt('#')) {
      url.fragment = PercentEncoding.FRAGMENT.encode(input, at + 1, input.length());
    }
    return true;
  }
}
