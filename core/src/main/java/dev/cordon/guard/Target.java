package dev.cordon.guard;

import dev.cordon.guard.TargetReading.Ambiguous;
import dev.cordon.policy.TargetQuirk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request target that was read without doubt: its path in the form that rules are matched on, and
 * its query as it came.
 *
 * <table>
 *   <caption>The canonical path</caption>
 *   <tr><th>target</th><th>path</th></tr>
 *   <tr><td>{@code /a/b?c=d}</td><td>{@code /a/b}</td></tr>
 *   <tr><td>{@code /%61/%7Euser}</td><td>{@code /a/~user}</td></tr>
 *   <tr><td>{@code /caf%c3%a9}</td><td>{@code /caf%C3%A9}</td></tr>
 *   <tr><td>{@code /a/../b}, {@code /a//b}, {@code /a%2Fb}, {@code /a;x=1}</td><td>none: refused</td></tr>
 * </table>
 *
 * Percent-encoded unreserved characters are decoded once, for matching only (RFC 3986, section
 * 6.2.2.2); the application gets the target byte for byte as it was judged. Where two servers could
 * read a target differently there is no path (R14 in docs/threats.md).
 *
 * @param path the canonical path; {@code *} for the asterisk-form
 * @param query what follows the first question mark; null if there is none
 * @param authority the authority of an absolute-form target, undecoded; null for the other forms
 */
record Target(String path, @Nullable String query, @Nullable String authority)
    implements TargetReading {
  /**
   * The characters that stand for themselves: unreserved ones (RFC 3986, section 6.2.2.2), and the
   * delimiters that mean nothing in a path, since applications read {@code %3A} and {@code :}
   * alike. Not the star, which is a pattern's.
   */
  private static final boolean[] LITERAL = new boolean[0x7f];

  static {
    for (char c = 0; c < LITERAL.length; c++) {
      LITERAL[c] =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~!$&'()+,=:@".indexOf(c) >= 0;
    }
  }

  /** Longer targets are refused unread. */
  static final int MAX_LENGTH = 16 * 1024;

  static TargetReading read(String target, String method, Set<TargetQuirk> allowed) {
    return isPlain(target)
        ? new Target(target, null, null)
        : new Reader(target, allowed).read(method);
  }

  /**
   * Whether it is a path in its own canonical form, so that the ordinary request costs one look.
   */
  private static boolean isPlain(String path) {
    if (path.isEmpty() || path.charAt(0) != '/' || path.length() > MAX_LENGTH) {
      return false;
    }
    char before = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if ((c != '/' && !isLiteral(c)) || (before == '/' && (c == '/' || c == '.'))) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static boolean isLiteral(int c) {
    return c < LITERAL.length && LITERAL[c];
  }

  private static final class Reader {
    private final String target;
    private final Set<TargetQuirk> allowed;
    private @Nullable Ambiguous fault;

    Reader(String target, Set<TargetQuirk> allowed) {
      this.target = target;
      this.allowed = allowed;
    }

    TargetReading read(String method) {
      if (target.length() > MAX_LENGTH) {
        return new Ambiguous("the target is longer than " + MAX_LENGTH + " characters", null);
      }
      for (int i = 0; i < target.length(); i++) {
        char c = target.charAt(i);
        if (c <= 0x20 || c >= 0x7f) {
          return new Ambiguous(
              "the target holds a control, a space or a character that is not ASCII", null);
        }
      }
      if (target.equals("*")) {
        // RFC 9112, section 3.2.4: the asterisk-form is for OPTIONS alone.
        return method.equals("OPTIONS")
            ? new Target("*", null, null)
            : new Ambiguous("the asterisk-form belongs to OPTIONS", null);
      }
      int start = 0;
      String authority = null;
      if (!target.startsWith("/")) {
        start = endOfScheme();
        if (start < 0) {
          return new Ambiguous(
              "the target begins neither with / nor with http:// or https://", null);
        }
        int end = start;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
          end++;
        }
        authority = target.substring(start, end);
        if (authority.indexOf('@') >= 0
            && refuses(TargetQuirk.USERINFO, "the target holds userinfo")) {
          return fault();
        }
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        start = end;
      }
      return split(start, authority);
    }

    /**
     * RFC 9112, section 3.2.2: the absolute-form, of the two schemes that a gateway or an
     * application serves.
     */
    private int endOfScheme() {
      if (target.regionMatches(true, 0, "http://", 0, 7)) {
        return 7;
      }
      return target.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
    }

    private TargetReading split(int start, @Nullable String authority) {
      int end = target.length();
      int fragment = target.indexOf('#', start);
      if (fragment >= 0) {
        if (refuses(TargetQuirk.FRAGMENT, "the target holds a fragment")) {
          return fault();
        }
        end = fragment;
      }
      int mark = target.indexOf('?', start);
      if (mark > end) {
        mark = -1;
      }
      String query = mark < 0 ? null : target.substring(mark + 1, end);
      int pathEnd = mark < 0 ? end : mark;
      String raw = start == pathEnd ? "/" : target.substring(start, pathEnd);
      String path = isPlain(raw) ? raw : canonical(raw);
      return path == null ? fault() : new Target(path, query, authority);
    }

    private @Nullable String canonical(String raw) {
      if (raw.indexOf('\\') >= 0 && refuses(TargetQuirk.BACKSLASH, "the path holds a backslash")) {
        return null;
      }
      StringBuilder out = new StringBuilder(raw.length());
      boolean inParameters = false;
      for (int i = 0; i < raw.length(); i++) {
        char c = raw.charAt(i);
        if (c == '/') {
          inParameters = false;
          out.append(c);
        } else if (c == ';') {
          if (refuses(TargetQuirk.PATH_PARAMETERS, "the path holds a ; parameter")) {
            return null;
          }
          inParameters = true;
        } else if (c == '%') {
          int octet = octet(raw, i);
          if (octet < 0 || !admits(octet)) {
            return null;
          }
          if (octet == ';') {
            inParameters = true;
          }
          if (!inParameters) {
            append(out, octet);
          }
          i += 2;
        } else if (!inParameters) {
          append(out, c);
        }
      }
      return segments(out.toString());
    }

    private int octet(String raw, int percent) {
      int high = percent + 2 < raw.length() ? Character.digit(raw.charAt(percent + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw.charAt(percent + 2), 16);
      if (low < 0) {
        fault = new Ambiguous("the path holds a % that no two hexadecimal digits follow", null);
        return -1;
      }
      return high << 4 | low;
    }

    private boolean admits(int octet) {
      return switch (octet) {
        case '/' -> !refuses(TargetQuirk.ENCODED_SLASH, "the path holds an encoded slash");
        case '\\' -> !refuses(TargetQuirk.ENCODED_BACKSLASH, "the path holds an encoded backslash");
        case '%' -> !refuses(TargetQuirk.ENCODED_PERCENT, "the path holds an encoded percent sign");
        case 0 -> !refuses(TargetQuirk.ENCODED_NUL, "the path holds an encoded NUL");
        case ';' -> !refuses(TargetQuirk.PATH_PARAMETERS, "the path holds an encoded ;");
        default ->
            (octet > 0x1f && octet != 0x7f)
                || !refuses(TargetQuirk.CONTROLS, "the path holds an encoded control character");
      };
    }

    /**
     * One spelling for each octet: as itself where {@link #isLiteral}, else in upper-case digits.
     */
    private static void append(StringBuilder out, int octet) {
      if (isLiteral(octet)) {
        out.append((char) octet);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit(octet >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
      }
    }

    /**
     * Finds empty and dot segments. Where the policy allows them they are resolved as most servers
     * do, so that a rule for {@code /admin} also meets {@code //admin} and {@code /x/../admin}.
     */
    private @Nullable String segments(String path) {
      String[] parts = path.substring(1).split("/", -1);
      List<String> kept = new ArrayList<>(parts.length);
      boolean slashAtEnd = false;
      for (int i = 0; i < parts.length; i++) {
        String part = parts[i];
        boolean last = i == parts.length - 1;
        slashAtEnd = last && (part.isEmpty() || part.equals(".") || part.equals(".."));
        if (part.isEmpty()) {
          if (!last && refuses(TargetQuirk.EMPTY_SEGMENTS, "the path holds an empty segment")) {
            return null;
          }
        } else if (part.equals(".") || part.equals("..")) {
          if (refuses(TargetQuirk.DOT_SEGMENTS, "the path holds a dot segment")) {
            return null;
          }
          if (part.equals("..") && !kept.isEmpty()) {
            kept.remove(kept.size() - 1);
          }
        } else {
          kept.add(part);
        }
      }
      String joined = "/" + String.join("/", kept);
      return slashAtEnd && !kept.isEmpty() ? joined + "/" : joined;
    }

    private boolean refuses(TargetQuirk quirk, String problem) {
      if (allowed.contains(quirk)) {
        return false;
      }
      fault = new Ambiguous(problem, quirk);
      return true;
    }

    private Ambiguous fault() {
      return fault == null ? new Ambiguous("the target cannot be read", null) : fault;
    }
  }
}
