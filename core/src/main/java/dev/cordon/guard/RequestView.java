package dev.cordon.guard;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter shows the guard of a request: the request as it came, nothing decoded, nothing
 * merged.
 *
 * <p>The guard reads it once, on the calling thread, and keeps no reference to it after the
 * judgement, but to the {@link #session}.
 */
public interface RequestView {

  /** The method, byte for byte: {@code get} is not {@code GET}. */
  String method();

  /** The request target as it stood on the request line, or {@code :path} in HTTP/2. */
  String target();

  /**
   * {@code http} or {@code https}, of the connection itself; forwarded headers are the guard's
   * business.
   */
  String scheme();

  /** The version of HTTP. */
  HttpVersion version();

  /** {@code :authority} where the version has it and the request gave one; null in HTTP/1. */
  @Nullable String authority();

  /** {@code :protocol} of an extended CONNECT (RFC 8441); null otherwise. */
  @Nullable String protocol();

  /**
   * The address of the peer of the connection, without a port: {@code 192.0.2.7}, {@code
   * 2001:db8::7}.
   */
  String peer();

  /** Whether the peer of the connection showed a TLS client certificate. */
  boolean hasClientCertificate();

  /** The session that container or framework keeps for this request, by a cookie of their own. */
  default ApplicationSession session() {
    return ApplicationSession.NONE;
  }

  /**
   * Hands every header line to {@code line}, name then value, in the order of arrival, repeated
   * ones repeatedly.
   */
  void headers(BiConsumer<String, String> line);
}
