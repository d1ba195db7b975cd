package dev.cordon.gateway;

import org.jspecify.annotations.Nullable;

/** One JSON object, written member by member. Members with the value null are left out. */
final class Json {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder(256).append('{');

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

  private StringBuilder name(String name) {
    if (out.length() > 1) {
      out.append(',');
    }
    quote(out, name);
    return out.append(':');
  }

  /**
   * RFC 8259, section 7; and everything outside of ASCII escaped, so that no log viewer meets a
   * terminal sequence.
   */
  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
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

  @Override
  public String toString() {
    return out + "}";
  }
}
