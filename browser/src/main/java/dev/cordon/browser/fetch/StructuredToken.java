package dev.cordon.browser.fetch;

import org.jspecify.annotations.Nullable;

/** A structured field whose value is one token with parameters (RFC 9651, section 3.3). */
final class StructuredToken {
  private final String text;
  private int at;

  private StructuredToken(String text) {
    this.text = text;
  }

  /** The token, without its parameters; null where the value is absent or anything else. */
  static @Nullable String of(@Nullable String value) {
    return value == null ? null : new StructuredToken(value).parse();
  }

  private @Nullable String parse() {
    skipSpaces();
    var token = token();
    if (token == null) {
      return null;
    }
    while (take(';')) {
      skipSpaces();
      if (!key() || (take('=') && !bareItem())) {
        return null;
      }
    }
    skipSpaces();
    return at == text.length() ? token : null;
  }

  private @Nullable String token() {
    var start = at;
    if (at >= text.length() || !(Ascii.isAlpha(text.charAt(at)) || text.charAt(at) == '*')) {
      return null;
    }
    while (at < text.length() && isTokenChar(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isTokenChar(char c) {
    return Ascii.isAlpha(c) || Ascii.isDigit(c) || "!#$%&'*+-.^_`|~:/".indexOf(c) >= 0;
  }

  private boolean key() {
    var start = at;
    while (at < text.length() && isKeyChar(text.charAt(at), at == start)) {
      at++;
    }
    return at > start;
  }

  private static boolean isKeyChar(char c, boolean first) {
    return (c >= 'a' && c <= 'z')
        || c == '*'
        || (!first && (Ascii.isDigit(c) || "_-.".indexOf(c) >= 0));
  }

  private boolean bareItem() {
    if (at >= text.length()) {
      return false;
    }
    var c = text.charAt(at);
    if (c == '"') {
      return string();
    }
    if (c == '?') {
      at += 2;
      return at <= text.length() && "01".indexOf(text.charAt(at - 1)) >= 0;
    }
    if (c == '-' || Ascii.isDigit(c)) {
      at++;
      while (at < text.length() && (Ascii.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      return Ascii.isDigit(text.charAt(at - 1));
    }
    return token() != null;
  }

  private boolean string() {
    for (at++; at < text.length(); at++) {
      var c = text.charAt(at);
      if (c == '"') {
        at++;
        return true;
      }
      if (c == '\\') {
        at++;
        if (at >= text.length() || "\"\\".indexOf(text.charAt(at)) < 0) {
          return false;
        }
      } else if (c < 0x20 || c > 0x7e) {
        return false;
      }
    }
    return false;
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpaces() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
