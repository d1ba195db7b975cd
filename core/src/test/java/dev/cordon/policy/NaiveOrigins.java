package dev.cordon.policy;

import java.util.List;

/** Matches origins as text, slowly and plainly: the oracle beside the label trie. */
final class NaiveOrigins {

  private NaiveOrigins() {}

  static boolean anyMatches(List<String> patterns, String origin) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, origin));
  }

  static boolean matches(String pattern, String origin) {
    if (pattern.equals(origin)) {
      return true;
    }
    if (!scheme(pattern).equals(scheme(origin))) {
      return false;
    }
    boolean portMatches = port(pattern).equals(":*") || port(pattern).equals(port(origin));
    String wanted = host(pattern);
    if (!wanted.startsWith("*.")) {
      return portMatches && wanted.equals(host(origin));
    }
    String ending = wanted.substring(1);
    if (!portMatches || !host(origin).endsWith(ending)) {
      return false;
    }
    String left = host(origin).substring(0, host(origin).length() - ending.length());
    return !("." + left + ".").contains("..");
  }

  private static String scheme(String text) {
    return text.substring(0, text.indexOf("://"));
  }

  private static String host(String text) {
    String rest = text.substring(text.indexOf("://") + 3);
    return rest.substring(0, rest.length() - port(text).length());
  }

  private static String port(String text) {
    int colon = text.lastIndexOf(':');
    return colon > text.lastIndexOf(']') && colon > text.indexOf("://")
        ? text.substring(colon)
        : "";
  }
}
