package dev.cordon.proof.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object (RFC 8259) that is written member by member, in the order in which they were put.
 *
 * <p>It is for reading by people, too: a member a line, and lists of plain values on one line.
 */
final class Json {
  private static final String HEX = "0123456789abcdef";

  private final Map<String, Object> members = new LinkedHashMap<>();

  /**
   * Puts a member.
   *
   * @param value a string, a number, a truth value, another object, or a list of these
   */
  Json put(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** Puts a text that may say nothing: then the member is left out. */
  Json putUnlessEmpty(String name, String value) {
    return value.isEmpty() ? this : put(name, value);
  }

  /** The object as a text of many lines, the last one ended. */
  String text() {
    var out = new StringBuilder(4096);
    write(out, this, "\n");
    return out.append('\n').toString();
  }

  private static void write(StringBuilder out, Object value, String newLine) {
    if (value instanceof Json object) {
      object.write(out, newLine);
    } else if (value instanceof List<?> list) {
      writeList(out, list, newLine);
    } else if (value instanceof String text) {
      quote(out, text);
    } else if (value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("not a value of JSON: " + value.getClass());
    }
  }

  private void write(StringBuilder out, String newLine) {
    var separator = newLine + "  ";
    out.append('{');
    for (var member : members.entrySet()) {
      quote(out.append(separator), member.getKey());
      write(out.append(": "), member.getValue(), newLine + "  ");
      separator = "," + newLine + "  ";
    }
    out.append(members.isEmpty() ? "" : newLine).append('}');
  }

  private static void writeList(StringBuilder out, List<?> list, String newLine) {
    boolean plain = list.stream().noneMatch(it -> it instanceof Json || it instanceof List<?>);
    var separator = plain ? "" : newLine + "  ";
    out.append('[');
    for (var value : list) {
      write(out.append(separator), value, newLine + "  ");
      separator = plain ? ", " : "," + newLine + "  ";
    }
    out.append(plain ? "" : newLine).append(']');
  }

  /**
   * RFC 8259, section 7; and everything outside of ASCII escaped, so that no terminal meets a
   * sequence of its own in a name that a stranger chose.
   */
  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c >= ' ' && c < 0x7f) {
        out.append(c);
      } else {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt((c >> shift) & 0xf));
        }
      }
    }
    out.append('"');
  }
}
