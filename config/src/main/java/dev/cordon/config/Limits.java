package dev.cordon.config;

import java.time.Duration;

/**
 * What the gateway puts up with.
 *
 * @param headerBytes of one request's header section, the request line included
 * @param headerCount lines of one request's header section
 * @param bodyBytes of one request's body; 0 for no limit
 * @param connections from clients at one time
 * @param headerTimeout from the first byte of a request to the end of its header section
 * @param idle without a byte in either direction, after which a client's connection is closed
 * @param websocketIdle the same for a WebSocket
 * @param upstreamConnect until a connection to the application stands
 * @param upstreamResponse from the end of a request to the first byte of the answer, and between
 *     two parts of it
 * @param drain for requests in flight when the gateway is told to stop
 */
public record Limits(
    int headerBytes,
    int headerCount,
    long bodyBytes,
    int connections,
    Duration headerTimeout,
    Duration idle,
    Duration websocketIdle,
    Duration upstreamConnect,
    Duration upstreamResponse,
    Duration drain) {

  /** What holds where the file says nothing. */
  public static final Limits DEFAULT =
      new Limits(
          16 * 1024,
          100,
          0,
          12_000,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30));
}
