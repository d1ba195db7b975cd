package dev.cordon.gateway;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The header lines that are about one connection and end with it (RFC 9110, section 7.6.1): a fixed
 * few, and whatever {@code Connection} nominates. Framing and Host are not up for nomination, since
 * the gateway writes them itself.
 */
final class HopByHop {
  private static final Set<String> ALWAYS =
      Set.of(
          "connection",
          "expect",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");
  private static final Set<String> NEVER = Set.of("", "close", "content-length", "host");

  private HopByHop() {}

  /** The names to leave behind, in lower case, for a message with these headers. */
  static Set<String> of(MultiMap headers) {
    List<String> connection = headers.getAll("connection");
    if (connection == null || connection.isEmpty() || isPlain(connection)) {
      return ALWAYS;
    }
    Set<String> names = new HashSet<>(ALWAYS);
    for (String line : connection) {
      for (String item : line.split(",", -1)) {
        String name = item.strip().toLowerCase(Locale.ROOT);
        if (!NEVER.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** The common case, for which nothing need be gathered. */
  private static boolean isPlain(List<String> connection) {
    return connection.size() == 1
        && (connection.get(0).equalsIgnoreCase("keep-alive")
            || connection.get(0).equalsIgnoreCase("close"));
  }
}
