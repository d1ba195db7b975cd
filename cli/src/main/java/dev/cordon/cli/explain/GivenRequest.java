package dev.cordon.cli.explain;

import dev.cordon.guard.HttpVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that someone wants judged.
 *
 * @param id its name in the answer: whatever JSON value it was given, null for none
 * @param target the request line's target as written
 * @param peer the address of the connection's other end
 * @param time when it arrives
 * @param body its text, to be sent as UTF-8
 */
public record GivenRequest(
    @Nullable Object id,
    String method,
    String scheme,
    String authority,
    String target,
    List<GivenHeader> headers,
    String peer,
    Instant time,
    HttpVersion version,
    String body) {

  /** An address for documentation (RFC 5737): no network trusts it. */
  public static final String SOMEBODY = "192.0.2.1";

  public GivenRequest {
    headers = List.copyOf(headers);
  }

  /** The lines on the wire: in HTTP/1 the Host header that every client writes goes first. */
  List<GivenHeader> lines() {
    if (hasPseudoHeaders() || headers.stream().anyMatch(it -> it.name().equalsIgnoreCase("Host"))) {
      return headers;
    }
    var lines = new ArrayList<GivenHeader>();
    lines.add(new GivenHeader("Host", authority));
    lines.addAll(headers);
    return lines;
  }

  /** Whether the authority travels as {@code :authority}. */
  boolean hasPseudoHeaders() {
    return version == HttpVersion.HTTP_2 || version == HttpVersion.HTTP_3;
  }
}
