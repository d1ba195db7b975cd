package dev.cordon.gateway;

import dev.cordon.config.Endpoint;
import dev.cordon.config.Limits;
import dev.cordon.config.Protocol;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the gateway speaks to the application: HTTP/1.1, one request at a time on a connection,
 * nothing rewritten.
 */
final class UpstreamRequest {
  /**
   * Below what common servers keep an idle connection for, so that it is rarely they who close it
   * first.
   */
  private static final int KEEP_ALIVE_SECONDS = 4;

  private static final Logger LOG = LoggerFactory.getLogger(UpstreamRequest.class);
  private static final int MAX_ANSWER_HEAD = 64 * 1024;

  private UpstreamRequest() {}

  static HttpClientAgent client(Vertx vertx, Limits limits) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setKeepAlive(true)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setPipelining(false)
            .setDecompressionSupported(false)
            .setTcpNoDelay(true)
            .setConnectTimeout((int) limits.upstreamConnect().toMillis())
            .setMaxHeaderSize(MAX_ANSWER_HEAD)
            .setMaxInitialLineLength(MAX_ANSWER_HEAD);
    PoolOptions pool =
        new PoolOptions().setHttp1MaxSize(limits.connections()).setMaxWaitQueueSize(0);
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(pool)
        // Whoever has a request on the connection is told; where nobody has, an end is no fault.
        .withConnectHandler(
            connection ->
                connection.exceptionHandler(
                    cause -> LOG.debug("a connection to the application ended", cause)))
        .build();
  }

  static RequestOptions options(Endpoint endpoint, Duration connectTimeout) {
    return new RequestOptions()
        .setHost(endpoint.host())
        .setPort(endpoint.port())
        .setSsl(endpoint.protocol() == Protocol.HTTPS)
        .setConnectTimeout(connectTimeout.toMillis())
        .setFollowRedirects(false);
  }

  /** Whether a failure to get a connection was one of time. */
  static boolean isTimeout(Throwable cause) {
    return cause instanceof java.util.concurrent.TimeoutException
        || cause instanceof io.netty.channel.ConnectTimeoutException;
  }
}
