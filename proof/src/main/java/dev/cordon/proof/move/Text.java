package dev.cordon.proof.move;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text put into JavaScript, HTML and URLs so that it stays text. */
final class Text {
  private static final String HEX = "0123456789ABCDEF";

  private Text() {}

  /**
   * A literal of JavaScript, which may also stand in a script of HTML: nothing in it ends the
   * script or opens a comment.
   */
  static String js(String text) {
    var literal = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '<', '>', '\u2028', '\u2029' -> escaped(c, literal);
        default -> {
          if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
            escaped(c, literal);
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  private static void escaped(char c, StringBuilder into) {
    into.append("\\u");
    for (var shift = 12; shift >= 0; shift -= 4) {
      into.append(HEX.charAt((c >> shift) & 15));
    }
  }

  /** Text of HTML, or the value of an attribute between double quotes. */
  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The value of a query parameter. */
  static String query(String text) {
    var encoded = new StringBuilder();
    for (var b : text.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (b & 0xff);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "-._~".indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return encoded.toString();
  }

  /** A part of an id: lower case, digits and hyphens. */
  static String id(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** Each line pushed in by so many spaces. */
  static String indented(int spaces, String lines) {
    return lines.indent(spaces).stripTrailing();
  }
}
