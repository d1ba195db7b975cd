package dev.cordon.web;

/**
 * Paths that are lists of segments (URL Standard, path state), kept as they are serialised: a slash
 * before each segment.
 */
final class UrlPath {
  private UrlPath() {}

  /** Appends the segments of this part of the text, which starts after a slash. */
  static void append(StringBuilder path, String text, int start, int end, String scheme) {
    boolean special = UrlScheme.isSpecial(scheme);
    boolean file = scheme.equals("file");
    int at = start;
    while (true) {
      int stop = at;
      while (stop < end && text.charAt(stop) != '/' && !(special && text.charAt(stop) == '\\')) {
        stop++;
      }
      boolean last = stop == end;
      int dots = dots(text, at, stop);
      if (dots == 2) {
        shorten(path, scheme);
      }
      if (dots == 0) {
        boolean drive = file && path.isEmpty() && isDrive(text, at, stop);
        path.append('/');
        PercentEncoding.PATH.encode(text, at, stop, path);
        if (drive) {
          path.setCharAt(2, ':');
        }
      } else if (last) {
        path.append('/');
      }
      if (last) {
        return;
      }
      at = stop + 1;
    }
  }

  /** URL Standard, "shorten a URL's path": without its last segment, but never without a drive. */
  static void shorten(StringBuilder path, String scheme) {
    if (path.length() == 3 && scheme.equals("file") && hasDrive(path)) {
      return;
    }
    path.setLength(Math.max(path.lastIndexOf("/"), 0));
  }

  /** One or two if the segment is that many dots, each written out or as {@code %2e}; else zero. */
  private static int dots(String text, int start, int end) {
    int dots = 0;
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '%' && end - i >= 3) {
        if (text.charAt(i + 1) != '2' || (text.charAt(i + 2) | 0x20) != 'e') {
          return 0;
        }
        i += 2;
      } else if (text.charAt(i) != '.') {
        return 0;
      }
      if (++dots > 2) {
        return 0;
      }
    }
    return dots;
  }

  private static boolean isDrive(String text, int start, int end) {
    return end - start == 2
        && Ascii.isLower(Ascii.toLower(text.charAt(start)))
        && (text.charAt(start + 1) == ':' || text.charAt(start + 1) == '|');
  }

  /** URL Standard, "starts with a Windows drive letter". */
  static boolean startsWithDrive(String text, int at) {
    return text.length() - at >= 2
        && isDrive(text, at, at + 2)
        && (text.length() - at == 2 || "/\\?#".indexOf(text.charAt(at + 2)) >= 0);
  }

  /** Whether the first segment is a normalised Windows drive letter. */
  static boolean hasDrive(CharSequence path) {
    return path.length() >= 3
        && Ascii.isLower(Ascii.toLower(path.charAt(1)))
        && path.charAt(2) == ':'
        && (path.length() == 3 || path.charAt(3) == '/');
  }
}
