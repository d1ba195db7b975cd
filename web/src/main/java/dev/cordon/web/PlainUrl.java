package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/**
 * The short way to an http or https URL that is already written as it would be serialised, as most
 * are that a page or a server writes. What it reads, {@link UrlParser} reads alike; the rest it
 * leaves to that one.
 */
final class PlainUrl {
  private final String text;
  private int at;

  private PlainUrl(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** The parts of a URL that is serialised like this, or null if the long way must be gone. */
  static @Nullable UrlRecord readOrNull(String text) {
    if (text.startsWith("https://")) {
      return new PlainUrl(text, 8).partsOrNull("https");
    }
    return text.startsWith("http://") ? new PlainUrl(text, 7).partsOrNull("http") : null;
  }

  private @Nullable UrlRecord partsOrNull(String scheme) {
    UrlRecord url = new UrlRecord();
    url.scheme = scheme;
    if (!host(url) || !port(url) || !path(url)) {
      return null;
    }
    if (at < text.length() && text.charAt(at) == '?') {
      int start = at + 1;
      skip(PercentEncoding.SPECIAL_QUERY, '#');
      url.query = text.substring(start, at);
    }
    if (at < text.length() && text.charAt(at) == '#') {
      int start = at + 1;
      skip(PercentEncoding.FRAGMENT, '\0');
      url.fragment = text.substring(start, at);
    }
    return at == text.length() ? url : null;
  }

  private boolean host(UrlRecord url) {
    int start = at;
    while (at < text.length() && isHostCharacter(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    Host host = name.contains("xn--") ? null : Host.parseOrNull(name);
    if (host == null) {
      return false;
    }
    url.setHost(host);
    return true;
  }

  private static boolean isHostCharacter(char c) {
    return Ascii.isLower(c) || Ascii.isDigit(c) || c == '.' || c == '-';
  }

  private boolean port(UrlRecord url) {
    int slash = text.indexOf('/', at);
    if (slash > at && text.charAt(at) == ':') {
      url.port = Port.parse(text.substring(at, slash), 1);
      at = slash;
      return url.port != Port.MALFORMED && url.port != Port.defaultOf(url.scheme);
    }
    return slash == at;
  }

  /** Segments without a dot at their start, written out or not: none of them goes up. */
  private boolean path(UrlRecord url) {
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean dot = (c == '.' || c == '%') && text.charAt(at - 1) == '/';
      if (dot || c == '\\' || PercentEncoding.PATH.encodes(c)) {
        break; // At a question mark or hash too, which the set holds.
      }
      at++;
    }
    url.path = text.substring(start, at);
    return true;
  }

  private void skip(PercentEncoding encoding, char end) {
    while (++at < text.length() && text.charAt(at) != end && !encoding.encodes(text.charAt(at))) {}
  }
}
