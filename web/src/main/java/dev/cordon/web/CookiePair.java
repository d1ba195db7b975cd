package dev.cordon.web;

/**
 * One cookie as it stands in a request: raw, nothing decoded or unquoted.
 *
 * @param name as it stands, {@code ""} of a nameless cookie ({@code =x} or {@code x})
 * @param value as it stands
 * @param text both as they stood in the header, so that what passes through stays the same to a
 *     byte
 */
public record CookiePair(String name, String value, String text) {
  /**
   * A cookie that is written {@code name=value}.
   *
   * @throws IllegalArgumentException if a header would not be read as these two: a semicolon, an
   *     equals sign in the name, space at an end, a character that no byte stands for or that ends
   *     a line
   */
  public CookiePair(String name, String value) {
    this(name, value, name + '=' + value);
    if (name.indexOf('=') >= 0 || !SetCookie.isContained(name) || !SetCookie.isContained(value)) {
      throw new IllegalArgumentException(
          "A cookie's name or value would be read as something else: " + Ascii.quote(name) + ".");
    }
  }
}
