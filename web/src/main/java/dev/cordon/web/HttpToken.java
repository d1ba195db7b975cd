package dev.cordon.web;

/** Tokens: methods, header names and most of what stands in lists (RFC 9110, section 5.6.2). */
public final class HttpToken {
  private static final boolean[] TOKEN_CHARS = new boolean[0x7f];

  static {
    for (char c = 0; c < TOKEN_CHARS.length; c++) {
      TOKEN_CHARS[c] = Ascii.isAlphanumeric(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
  }

  private HttpToken() {}

  /** Whether the text is a token: at least one character, all of them token characters. */
  public static boolean isToken(CharSequence text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (!isTokenChar(text.charAt(i))) {
        return false;
      }
    }
    return length > 0;
  }

  static boolean isTokenChar(char c) {
    return c < TOKEN_CHARS.length && TOKEN_CHARS[c];
  }
}
