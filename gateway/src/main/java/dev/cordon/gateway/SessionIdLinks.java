package dev.cordon.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Looks for {@code ;jsessionid=} in the first 64 KiB of a page that streams by. A page is not
 * rewritten; but links that carry session ids will be refused when they are followed, and someone
 * should hear of it.
 */
final class SessionIdLinks {
  private static final String MARK = ";jsessionid=";
  private static final int LOOKED_AT_BYTES = 64 * 1024;

  private final Exchange exchange;
  private int left;
  private String tail = "";

  private SessionIdLinks(Exchange exchange, int left) {
    this.exchange = exchange;
    this.left = left;
  }

  static SessionIdLinks in(MultiMap headers, Exchange exchange) {
    String type = headers.get("content-type");
    boolean page =
        type != null
            && type.toLowerCase(Locale.ROOT).startsWith("text/html")
            && !headers.contains("content-encoding");
    return new SessionIdLinks(exchange, page ? LOOKED_AT_BYTES : 0);
  }

  void look(Buffer chunk) {
    if (left <= 0) {
      return;
    }
    int length = Math.min(left, chunk.length());
    left -= length;
    String text =
        tail
            + chunk
                .getString(0, length, StandardCharsets.ISO_8859_1.name())
                .toLowerCase(Locale.ROOT);
    if (text.contains(MARK)) {
      left = 0;
      exchange.entry().sessionIdInLinks();
      exchange.services().metrics().count("cordon_session_ids_in_links_total{}");
    }
    tail = text.substring(Math.max(0, text.length() - MARK.length()));
  }
}
