package dev.cordon.gateway;

/**
 * The target as an origin server wants it (RFC 9112, section 3.2.1). An absolute form loses its
 * scheme and authority, which have been judged against Host; every byte of path and query stays.
 */
final class OriginForm {
  private OriginForm() {}

  static String of(String target) {
    if (target.startsWith("/") || target.equals("*")) {
      return target;
    }
    int authority = target.indexOf("://");
    if (authority < 0) {
      return target;
    }
    for (int i = authority + 3; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '/') {
        return target.substring(i);
      }
      if (c == '?') {
        return "/" + target.substring(i);
      }
    }
    return "/";
  }
}
