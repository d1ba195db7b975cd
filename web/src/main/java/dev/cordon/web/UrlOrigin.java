package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/** The origins of URLs: as browsers see them, and where all readers agree. */
final class UrlOrigin {
  /** The longest URL looked at. */
  static final int MAX_CHARS = 16_384;

  private UrlOrigin() {}

  /** URL Standard, "origin" of a URL. */
  static Origin of(Url url) {
    Host host = url.host();
    return switch (url.scheme()) {
      case "http", "https", "ws", "wss", "ftp" ->
          host == null ? Origin.OPAQUE : Origin.ofUrl(url.scheme(), host, url.writtenPort());
      case "blob" -> ofBlob(url);
      default -> Origin.OPAQUE;
    };
  }

  /** Without a blob URL store, the origin is that of the URL in the path, if it is http(s). */
  private static Origin ofBlob(Url url) {
    String path = UrlParser.cleaned(url.path());
    if (!path.regionMatches(true, 0, "http", 0, 4)) {
      return Origin.OPAQUE; // Also blob:blob:…, which would go as deep as the text is long.
    }
    Url inner = Url.parseOrNull(path);
    return inner != null && inner.isHttp() ? inner.origin() : Origin.OPAQUE;
  }

  /** The origin of an http or https URL, where all readers agree what its host is. */
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
