package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads path patterns, and says of a bad one what to write instead.
 *
 * <p>What the guard refuses in a request could never match, so it is refused here too.
 */
final class PathReader {

  private static final String REFUSED =
      "the guard refuses such a target in a request, so the rule could never match";
  private static final String UNENCODED =
      "browsers send this character percent-encoded, so the rule could never match";

  /** What was read. */
  sealed interface Result permits Good, Bad {}

  record Good(PathPattern pattern) implements Result {}

  record Bad(Code code, String problem, String why, String instead) implements Result {
    @Override
    public String toString() {
      return problem + ". " + why + ". " + instead + ".";
    }
  }

  private PathReader() {}

  /** Reads a pattern as a policy with these quirks allows it. */
  static Result read(String text, Set<TargetQuirk> quirks) {
    Bad bad = whole(text);
    if (bad != null) {
      return bad;
    }
    boolean rest = text.endsWith("/**");
    String literal = rest ? text.substring(0, text.length() - 3) : text;
    List<String> segments = new ArrayList<>();
    if (!literal.isEmpty()) {
      for (String segment : literal.substring(1).split("/", -1)) {
        String canonical = canonical(segment);
        bad = canonical == null ? brokenPercent(text) : segment(text, canonical, quirks);
        if (bad != null) {
          return bad;
        }
        segments.add(canonical);
      }
    }
    // The last segment may be empty (a trailing slash), unless ** follows it.
    int inner = rest ? segments.size() : segments.size() - 1;
    if (segments.subList(0, inner).contains("")) {
      return new Bad(
          Code.PATH_AMBIGUOUS,
          "the path " + Quote.quote(text) + " has an empty segment",
          REFUSED,
          "write " + Quote.quote(text.replaceAll("/{2,}", "/")) + " instead");
    }
    return new Good(new PathPattern(segments, rest));
  }

  private static @Nullable Bad whole(String text) {
    if (!text.startsWith("/")) {
      boolean url = text.contains("://");
      String path =
          url ? text.replaceFirst("^[^/]*//[^/]*", "") : text.replaceFirst("^[\\^*]+", "");
      return new Bad(
          Code.PATH_RELATIVE,
          "the path " + Quote.quote(text) + " does not start with a slash",
          url
              ? "a rule is for paths; where the application lives stands in app.origins"
              : "a path is matched from its start, so the rule could never match",
          "write " + Quote.quote(path.startsWith("/") ? path : "/" + path) + " instead");
    }
    int query = indexOfAny(text, "?#");
    if (query >= 0) {
      return new Bad(
          Code.PATH_QUERY,
          "the path " + Quote.quote(text) + " contains '" + text.charAt(query) + "'",
          "rules match the path alone, never query or fragment",
          "write " + Quote.quote(text.substring(0, query)) + " instead");
    }
    return null;
  }

  private static @Nullable Bad segment(String text, String segment, Set<TargetQuirk> quirks) {
    if (segment.equals(".") || segment.equals("..")) {
      return ambiguous(text, "has a dot segment", "write the path that it leads to");
    }
    if (segment.contains("*") && !segment.equals(PathPattern.ONE)) {
      return new Bad(
          Code.PATH_WILDCARD,
          "the path "
              + Quote.quote(text)
              + (segment.equals("**") ? " has ** before its end" : " has a star inside a segment"),
          "a star stands for one whole segment, ** for whatever follows at the end; there are no"
              + " other patterns",
          "write /* for one segment or end the path with /**");
    }
    if (segment.startsWith("{") && segment.endsWith("}")) {
      return new Bad(
          Code.PATH_TEMPLATE,
          "the path " + Quote.quote(text) + " has a template variable",
          "it would be compared literally and never match",
          "write " + Quote.quote(text.replaceAll("\\{[^/]*}", "*")) + " instead");
    }
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '\\') {
        return ambiguous(text, "has a backslash", "write / between segments");
      }
      if (c <= 0x20 || c > 0x7e || "\"<>`{}".indexOf(c) >= 0) {
        return new Bad(
            Code.PATH_CHARACTER,
            "the path "
                + Quote.quote(text)
                + " contains "
                + (c <= 0x20 || c == 0x7f
                    ? "a space or control character"
                    : "'" + Quote.escape(String.valueOf(c)) + "'"),
            UNENCODED,
            "write " + Quote.quote(encode(text)) + " instead");
      }
      // Where parameters are allowed the guard drops them before it matches.
      if (c == ';' || segment.startsWith("%3B", i)) {
        return ambiguous(
            text, "has a path parameter", "write the path without what follows the semicolon");
      }
      if (c == '%') {
        TargetQuirk quirk = quirkOf(segment.substring(i + 1, i + 3));
        if (quirk != null && !quirks.contains(quirk)) {
          return ambiguous(
              text,
              "contains %" + segment.substring(i + 1, i + 3),
              "write the path without it, or allow it by target." + quirk.key());
        }
      }
    }
    return null;
  }

  private static @Nullable TargetQuirk quirkOf(String hex) {
    return switch (hex) {
      case "2F" -> TargetQuirk.ENCODED_SLASH;
      case "5C" -> TargetQuirk.ENCODED_BACKSLASH;
      case "25" -> TargetQuirk.ENCODED_PERCENT;
      case "00" -> TargetQuirk.ENCODED_NUL;
      default -> hex.charAt(0) < '2' || hex.equals("7F") ? TargetQuirk.CONTROLS : null;
    };
  }

  private static Bad ambiguous(String text, String what, String instead) {
    return new Bad(
        Code.PATH_AMBIGUOUS, "the path " + Quote.quote(text) + " " + what, REFUSED, instead);
  }

  private static Bad brokenPercent(String text) {
    return new Bad(
        Code.PATH_CHARACTER,
        "the path " + Quote.quote(text) + " has a percent sign without two hexadecimal digits",
        REFUSED,
        "write the two digits of the byte that is meant");
  }

  /**
   * One spelling for each octet, that of canonical paths: what stands for itself decoded, the rest
   * in upper-case hexadecimal; null when malformed. Raw characters that may not stand in a pattern
   * are left for the messages about them.
   */
  private static @Nullable String canonical(String segment) {
    StringBuilder out = new StringBuilder(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c != '%') {
        if ("^|[]".indexOf(c) >= 0) {
          out.append(String.format("%%%02X", (int) c));
        } else {
          out.append(c);
        }
        continue;
      }
      int high = i + 2 < segment.length() ? hex(segment.charAt(i + 1)) : -1;
      int low = high < 0 ? -1 : hex(segment.charAt(i + 2));
      if (low < 0) {
        return null;
      }
      int octet = high * 16 + low;
      if (isLiteral(octet)) {
        out.append((char) octet);
      } else {
        out.append(String.format("%%%02X", octet));
      }
      i += 2;
    }
    return out.toString();
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  /** RFC 3986, section 2.3, and the delimiters that mean nothing in a path but for the star. */
  private static boolean isLiteral(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c != 0 && "-._~!$&'()+,=:@".indexOf(c) >= 0);
  }

  private static String encode(String text) {
    StringBuilder out = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c <= 0x20 || c > 0x7e || "\"<>`{}".indexOf(c) >= 0) {
        out.append(String.format("%%%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int indexOfAny(String text, String chars) {
    for (int i = 0; i < text.length(); i++) {
      if (chars.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
