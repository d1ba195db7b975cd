package dev.cordon.proof;

import org.jspecify.annotations.Nullable;

/** The pattern of the paths that match two patterns. */
final class Meeting {
  private Meeting() {}

  /** That pattern; null where no path matches both, or where it is one of the two. */
  static @Nullable String of(String one, String other) {
    var a = one.split("/", -1);
    var b = other.split("/", -1);
    var met = new StringBuilder();
    for (int i = 1; i < Math.max(a.length, b.length); i++) {
      var restOfA = isRest(a, i);
      var restOfB = isRest(b, i);
      if (restOfA || restOfB) {
        append(met, restOfA ? b : a, i);
        return unlessEither(met.toString(), one, other);
      }
      if (i >= a.length || i >= b.length || !(a[i].equals(b[i]) || isStar(a[i]) || isStar(b[i]))) {
        return null;
      }
      met.append('/').append(isStar(a[i]) ? b[i] : a[i]);
    }
    return unlessEither(met.toString(), one, other);
  }

  private static @Nullable String unlessEither(String met, String one, String other) {
    return met.equals(one) || met.equals(other) ? null : met;
  }

  private static void append(StringBuilder met, String[] segments, int from) {
    for (int i = from; i < segments.length; i++) {
      met.append('/').append(segments[i]);
    }
  }

  private static boolean isRest(String[] segments, int i) {
    return i == segments.length - 1 && segments[i].equals("**");
  }

  private static boolean isStar(String segment) {
    return segment.equals("*");
  }
}
