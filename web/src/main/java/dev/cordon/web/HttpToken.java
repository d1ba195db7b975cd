package dev.cordon.web;

/** Tokens: methods, header names and most of what stands in lists (RFC 9110, section 5.6.2). */
public final class HttpToken {
  private static final String PUNCTUATION = "!#$%&'*+-.^_`|~";

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
    return Ascii.isAlphanumeric(c) || PUNCTUATION.indexOf(c) >= 0;
  }
}
