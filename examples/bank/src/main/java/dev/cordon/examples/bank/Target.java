package dev.cordon.examples.bank;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The path that is routed, and the session id that hid in it.
 *
 * <p>Wrong: many spellings reach one handler. Encoded letters and slashes are decoded, empty
 * segments collapse, {@code ;parameters} are dropped (R14), and {@code ;BANKSESSION=id} in any path
 * is believed (W22).
 *
 * @param path the path after all that
 * @param session the session id in the path, empty if there is none
 */
record Target(String path, String session) {

  static Target of(String rawPath) {
    StringBuilder path = new StringBuilder();
    String session = "";
    for (String segment : rawPath.replaceAll("(?i)%2f", "/").split("/")) {
      int semicolon = segment.indexOf(';');
      String parameter = semicolon < 0 ? "" : segment.substring(semicolon + 1);
      if (parameter.startsWith(Sessions.COOKIE + "=")) {
        session = parameter.substring(Sessions.COOKIE.length() + 1);
      }
      String name = decode(semicolon < 0 ? segment : segment.substring(0, semicolon));
      if (!name.isEmpty()) {
        path.append('/').append(name);
      }
    }
    return new Target(path.isEmpty() ? "/" : path.toString(), session);
  }

  static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }
}
