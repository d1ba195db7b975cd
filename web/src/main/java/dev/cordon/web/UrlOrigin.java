package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/** The origin of an http or https URL, where all readers agree what its host is. */
final class UrlOrigin {
  /** The longest URL looked at. */
  static final int MAX_CHARS = 16_384;

  private UrlOrigin() {}

  static @Nullable Origin parseOrNull(String url) {
    if (url.length() > MAX_CHARS) {
      return null;
    }
    int start = startOfAuthority(url);
    if (start < 0) {
      return null;
    }
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    for (int i = end; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == ' ' || Ascii.isControl(c)) {
        return null;
      }
    }
    Authority authority = Authority.parseLoosely(url.substring(start, end));
    if (authority == null) {
      return null;
    }
    return Origin.of(start == 8 ? "https" : "http", authority.host(), authority.port());
  }

  private static int startOfAuthority(String url) {
    if (url.regionMatches(true, 0, "https://", 0, 8)) {
      return isAscii(url, 8) ? 8 : -1;
    }
    return url.regionMatches(true, 0, "http://", 0, 7) && isAscii(url, 7) ? 7 : -1;
  }

  /** Case folding knows letters outside ASCII, such as ſ for s. */
  private static boolean isAscii(String text, int end) {
    return text.chars().limit(end).allMatch(c -> c < 0x80);
  }
}
