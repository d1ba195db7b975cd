package dev.cordon.gateway;

import org.jspecify.annotations.Nullable;

/** One JSON object, written member by member. Members with the value null are left out. */
final class Json {
  private static final String HEX = "0123456789abcdef";

  /** Room for a line of the access log, which need not grow on its way. */
  private final StringBuilder out = new StringBuilder(512).append('{');

  Json put(String name, @Nullable String value) {
    if (value != null) {
      quote(name(name), value);
    }
    return this;
  }

  Json put(String name, long value) {
    name(name).append(value);
    return this;
  }

  Json put(String name, double value) {
    name(name).append(value);
    return this;
  }

  Json putTruth(String name, Truth value) {
    name(name).append(value == Truth.YES);
    return this;
  }

  Json put(String name, Json value) {
    name(name).append(value);
    return this;
  }

  Json put(String name, Iterable<Json> values) {
    name(name).append('[');
    String separator = "";
    for (Json value : values) {
      out.append(separator).append(value);
      separator = ",";
    }
    out.append(']');
    return this;
  }

  Json putTexts(String name, Iterable<String> values) {
    name(name).append('[');
    String separator = "";
    for (String value : values) {
      quote(out.append(separator), value);
      separator = ",";
    }
    out.append(']');
    return this;
  }

  /** A member's value that is yes or no. */
  enum Truth {
    YES,
    NO;

    static Truth of(boolean value) {
      return value ? YES : NO;
    }
  }

  /** A name is a word of ours and needs no escape. */
  private StringBuilder name(String name) {
    return out.append(out.length() > 1 ? ",\"" : "\"").append(name).append("\":");
  }

  /**
   * RFC 8259, section 7; and everything outside of ASCII escaped, so that no log viewer meets a
   * terminal sequence.
   */
  private static void quote(StringBuilder out, String text) {
    if (isPlain(text)) {
      // In one piece, as nearly every text is.
      out.append('"').append(text).append('"');
      return;
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        out.append(c);
      } else if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt((c >> shift) & 0xf));
        }
      }
    }
    out.append('"');
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
  }

  /** Writes the object at the end of {@code text}. */
  StringBuilder appendTo(StringBuilder text) {
    return text.append(out).append('}');
  }

  @Override
  public String toString() {
    return out + "}";
  }
}
