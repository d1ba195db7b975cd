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
  /** A cookie that is written {@code name=value}. */
  public CookiePair(String name, String value) {
    this(name, value, name + '=' + value);
  }
}
