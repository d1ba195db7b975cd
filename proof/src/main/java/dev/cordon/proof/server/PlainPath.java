package dev.cordon.proof.server;

import dev.cordon.policy.PathPattern;

/**
 * Whether a pattern of a policy matches a path, by reading both from left to right: slower than the
 * guard's tables, and apart from them, so that an error in one is caught by the other.
 */
public final class PlainPath {
  private PlainPath() {}

  /** Whether the pattern matches the path, which is canonical. */
  public static boolean matches(PathPattern pattern, String path) {
    return matches(pattern.toString(), path);
  }

  static boolean matches(String pattern, String path) {
    var wanted = pattern.split("/", -1);
    var given = path.split("/", -1);
    for (int i = 1; i < wanted.length; i++) {
      if (wanted[i].equals("**") && i == wanted.length - 1) {
        return true;
      }
      if (i >= given.length) {
        return false;
      }
      var matches = wanted[i].equals("*") ? !given[i].isEmpty() : wanted[i].equals(given[i]);
      if (!matches) {
        return false;
      }
    }
    return wanted.length == given.length;
  }

  /**
   * Whether the first pattern is the more specific one of two that match one path: where they first
   * differ, a name, or the end, goes before a star, and a star before the end that takes the rest.
   */
  public static boolean isMoreSpecific(PathPattern one, PathPattern other) {
    var a = one.toString().split("/", -1);
    var b = other.toString().split("/", -1);
    for (int i = 1; i < Math.max(a.length, b.length); i++) {
      var difference = rank(a, i) - rank(b, i);
      if (difference != 0) {
        return difference < 0;
      }
    }
    return false;
  }

  private static int rank(String[] segments, int i) {
    return i >= segments.length
        ? 0
        : segments[i].equals("**") ? 2 : segments[i].equals("*") ? 1 : 0;
  }
}
