package dev.cordon.web;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The Cookie header of a request (RFC 6265bis, section 4.2.1).
 *
 * <table>
 *   <caption>How a header is read</caption>
 *   <tr><th>header</th><th>cookies</th></tr>
 *   <tr><td>{@code a=1; b=2; a=3}</td><td>a, b and a again, in this order</td></tr>
 *   <tr><td>{@code a=1=2}</td><td>a with value {@code 1=2}</td></tr>
 *   <tr><td>{@code %5F_Host-a=1}</td><td>{@code %5F_Host-a}: nothing is decoded (CVE-2020-8184, CVE-2022-36032)</td></tr>
 *   <tr><td>{@code x}, {@code =x}</td><td>a nameless one with value {@code x}</td></tr>
 *   <tr><td>{@code =__Host-a=1}</td><td>a nameless one with value {@code __Host-a=1}</td></tr>
 *   <tr><td>{@code a="1; b=2"}</td><td>a with value {@code "1}, b with value {@code 2"}: quotes mean nothing</td></tr>
 * </table>
 */
public final class CookieHeader {
  /** The longest header in all its lines. Servers take 8 to 64 KiB for all headers together. */
  public static final int MAX_CHARS = 65_536;

  private CookieHeader() {}

  /**
   * The cookies of all lines in their order, duplicates kept. HTTP/2 sends them in as many lines as
   * it likes (RFC 9113, section 8.2.3).
   *
   * @throws IllegalArgumentException if the lines together have more than {@value #MAX_CHARS}
   *     characters: reading a part would hide the rest from whoever decides
   */
  public static List<CookiePair> parse(List<String> lines) {
    long total = 0;
    for (String line : lines) {
      total += line.length();
    }
    if (total > MAX_CHARS) {
      throw new IllegalArgumentException(
          "The Cookie header has " + total + " characters; at most " + MAX_CHARS + " are read.");
    }
    List<CookiePair> cookies = new ArrayList<>();
    for (String line : lines) {
      parseLine(line, cookies);
    }
    return List.copyOf(cookies);
  }

  private static void parseLine(String line, List<CookiePair> cookies) {
    for (int start = 0; start <= line.length(); ) {
      int semicolon = line.indexOf(';', start);
      int end = semicolon < 0 ? line.length() : semicolon;
      String text = Ascii.trim(line, start, end);
      if (!text.isEmpty()) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? "" : Ascii.trim(text, 0, equals);
        cookies.add(new CookiePair(name, Ascii.trim(text, equals + 1, text.length()), text));
      }
      start = end + 1;
    }
  }

  /** Whether the lines hold any cookie at all, a nameless one included; reads none of them. */
  public static boolean holdsAny(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      for (int at = 0; at < line.length(); at++) {
        char c = line.charAt(at);
        if (c != ';' && !Ascii.isWhitespace(c)) {
          return true;
        }
      }
    }
    return false;
  }

  /** One line of these cookies, each as it stood. */
  public static String format(List<CookiePair> cookies) {
    StringJoiner line = new StringJoiner("; ");
    for (CookiePair cookie : cookies) {
      line.add(cookie.text());
    }
    return line.toString();
  }
}
