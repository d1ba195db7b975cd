package dev.cordon.conformance.rig;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A request as it came in.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority host, and port where it is not the scheme's own; lower case
 * @param target path and query as they were sent
 * @param headers in order of arrival, names as they were sent
 */
record RawRequest(
    String method,
    String scheme,
    String authority,
    String target,
    List<Pair> headers,
    byte[] body) {

  String url() {
    String own = isWebSocket() ? scheme.replace("http", "ws") : scheme;
    return own + "://" + authority + target;
  }

  /** The host alone; an IPv6 address in brackets. */
  String host() {
    return authority.replaceFirst(":[0-9]+$", "");
  }

  /** The path, without the query. */
  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  boolean isWebSocket() {
    return "websocket".equalsIgnoreCase(joinedHeaders().getOrDefault("upgrade", ""));
  }

  /** Whether the answer is to become a document: browsers ask so for those alone. */
  boolean wantsDocument() {
    return joinedHeaders().getOrDefault("accept", "").startsWith("text/html");
  }

  /** Lower-case names; the values of lines of one name joined by {@code ", "}. */
  Map<String, String> joinedHeaders() {
    return Wire.joined(line -> headers.forEach(pair -> line.accept(pair.name(), pair.value())));
  }

  String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
