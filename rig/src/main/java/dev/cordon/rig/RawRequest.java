package dev.cordon.rig;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A request as it came in.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority host, and port where it is not the scheme's own; lower case
 * @param target path and query as they were sent
 * @param headers in order of arrival, names as they were sent
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Nobody compares requests, and nobody writes into a body.
public record RawRequest(
    String method,
    String scheme,
    String authority,
    String target,
    List<Pair> headers,
    byte[] body) {

  /** Absolute; with the scheme {@code ws} or {@code wss} for a WebSocket handshake. */
  public String url() {
    String own = isWebSocket() ? scheme.replace("http", "ws") : scheme;
    return own + "://" + authority + target;
  }

  /** The host alone; an IPv6 address in brackets. */
  public String host() {
    return authority.replaceFirst(":[0-9]+$", "");
  }

  /** The path, without the query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  public boolean isWebSocket() {
    return "websocket".equalsIgnoreCase(joinedHeaders().getOrDefault("upgrade", ""));
  }

  /** Whether the answer is to become a document: browsers ask so for those alone. */
  public boolean wantsDocument() {
    return joinedHeaders().getOrDefault("accept", "").startsWith("text/html");
  }

  /** Lower-case names; the values of lines of one name joined by {@code ", "}. */
  public Map<String, String> joinedHeaders() {
    return joined(line -> headers.forEach(pair -> line.accept(pair.name(), pair.value())));
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Bytes of a header as text: in UTF-8, or where they are none in Latin-1. */
  public static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** Header lines by lower-case name; the values of lines of one name joined by {@code ", "}. */
  public static Map<String, String> joined(Consumer<BiConsumer<String, String>> lines) {
    var joined = new TreeMap<String, String>();
    lines.accept(
        (name, value) ->
            joined.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + ", " + b));
    return joined;
  }
}
