package dev.cordon.fuzz;

import java.util.List;

/** Matches origins with patterns as text, slowly and plainly: the oracle beside the label trie. */
final class NaiveOrigins {
  private NaiveOrigins() {}

  static boolean anyMatches(List<String> patterns, String origin) {
    for (String pattern : patterns) {
      if (matches(pattern, origin)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the serialised origin is one that the pattern, which is well formed, means. */
  static boolean matches(String pattern, String origin) {
    if (pattern.equals(origin)) {
      return true;
    }
    String[] wanted = split(pattern);
    String[] given = split(origin);
    if (!wanted[0].equals(given[0])) {
      return false;
    }
    if (!wanted[2].equals("*") && !wanted[2].equals(given[2])) {
      return false;
    }
    if (!wanted[1].startsWith("*.")) {
      return wanted[1].equals(given[1]);
    }
    List<String> base = List.of(wanted[1].substring(2).split("\\.", -1));
    List<String> host = List.of(given[1].split("\\.", -1));
    int more = host.size() - base.size();
    return more > 0
        && host.subList(more, host.size()).equals(base)
        && host.subList(0, more).stream().noneMatch(String::isEmpty);
  }

  /** Scheme, host and port, each as it stands. */
  private static String[] split(String text) {
    int colon = text.indexOf("://");
    if (colon < 0) {
      return new String[] {"", text, ""};
    }
    String rest = text.substring(colon + 3);
    int port = rest.lastIndexOf(':');
    boolean hasPort = port > rest.lastIndexOf(']');
    return new String[] {
      text.substring(0, colon),
      hasPort ? rest.substring(0, port) : rest,
      hasPort ? rest.substring(port + 1) : ""
    };
  }
}
