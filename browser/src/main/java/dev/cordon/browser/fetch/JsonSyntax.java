package dev.cordon.browser.fetch;

import java.util.HexFormat;

/** Whether a text is JSON (RFC 8259). At most {@value #MAX_DEPTH} arrays and objects deep. */
final class JsonSyntax {
  private static final int MAX_DEPTH = 512;

  private final String text;
  private int at;
  private int depth;

  private JsonSyntax(String text) {
    this.text = text;
  }

  /** Whether the whole text is one value. */
  static boolean isJson(String text) {
    var syntax = new JsonSyntax(text);
    if (!syntax.value()) {
      return false;
    }
    syntax.skipSpace();
    return syntax.at == text.length();
  }

  /** Whether the text begins with a brace, a string and a colon, as no script does. */
  static boolean startsObject(String text) {
    var syntax = new JsonSyntax(text);
    syntax.skipSpace();
    if (!syntax.take('{')) {
      return false;
    }
    syntax.skipSpace();
    if (!syntax.string()) {
      return false;
    }
    syntax.skipSpace();
    return syntax.take(':');
  }

  private boolean value() {
    skipSpace();
    if (at >= text.length() || depth >= MAX_DEPTH) {
      return false;
    }
    return switch (text.charAt(at)) {
      case '{' -> members('}', true);
      case '[' -> members(']', false);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean members(char close, boolean named) {
    depth++;
    at++;
    skipSpace();
    var empty = take(close);
    while (!empty) {
      if (named && !name()) {
        return false;
      }
      if (!value()) {
        return false;
      }
      skipSpace();
      if (take(close)) {
        break;
      }
      if (!take(',')) {
        return false;
      }
    }
    depth--;
    return true;
  }

  private boolean name() {
    skipSpace();
    if (!string()) {
      return false;
    }
    skipSpace();
    return take(':');
  }

  private boolean string() {
    if (!take('"')) {
      return false;
    }
    while (at < text.length()) {
      var c = text.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c < 0x20 || (c == '\\' && !escape())) {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    if (at >= text.length()) {
      return false;
    }
    var c = text.charAt(at++);
    if (c != 'u') {
      return "\"\\/bfnrt".indexOf(c) >= 0;
    }
    for (var i = 0; i < 4; i++) {
      if (at >= text.length() || !HexFormat.isHexDigit(text.charAt(at++))) {
        return false;
      }
    }
    return true;
  }

  private boolean number() {
    take('-');
    if (!take('0') && !digits()) {
      return false;
    }
    if (take('.') && !digits()) {
      return false;
    }
    if (take('e') || take('E')) {
      if (!take('+')) {
        take('-');
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    var start = at;
    while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
      at++;
    }
    return at > start;
  }

  private boolean word(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && MediaType.isHttpWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
