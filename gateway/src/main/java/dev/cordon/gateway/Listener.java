package dev.cordon.gateway;

import dev.cordon.config.Endpoint;
import dev.cordon.config.Limits;
import dev.cordon.config.Protocol;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One server socket as one event loop sees it: TLS, limits, time-outs and the strict decoder before
 * any handler.
 */
final class Listener {
  /**
   * The strict decoder's limits are lower and change with a reload; these only must not be in its
   * way.
   */
  private static final int DECODER_HEAD_BYTES = 1024 * 1024;

  private static final int H2_STREAMS = 128;
  private static final int H2_STREAM_WINDOW = 256 * 1024;
  private static final int H2_CONNECTION_WINDOW = 1024 * 1024;
  private static final Duration TLS_HANDSHAKE = Duration.ofSeconds(10);

  private final HttpServer server;
  private final HttpServerOptions options;
  private final Services services;
  private final Context context;

  /** The socket that accepts, as soon as it has; the event loops share it. */
  private volatile @Nullable Channel accepting;

  private Listener(
      HttpServer server, HttpServerOptions options, Services services, Context context) {
    this.server = server;
    this.options = options;
    this.services = services;
    this.context = context;
  }

  /**
   * Opens it.
   *
   * @param port instead of the endpoint's, where another event loop has been given one
   * @param tls for https
   */
  static Future<Listener> open(
      Vertx vertx,
      Services services,
      Endpoint endpoint,
      int port,
      @Nullable KeyCertOptions tls,
      Handler<HttpServerRequest> handler) {
    HttpServerOptions options = options(services.current(), endpoint, tls);
    HttpServer server = vertx.createHttpServer(options);
    Listener listener = new Listener(server, options, services, vertx.getOrCreateContext());
    server.connectionHandler(listener::connected);
    server.invalidRequestHandler(listener::invalid);
    server.requestHandler(handler);
    return server.listen(port, endpoint.host()).map(listener);
  }

  private static HttpServerOptions options(
      Snapshot snapshot, Endpoint endpoint, @Nullable KeyCertOptions tls) {
    Limits limits = snapshot.settings().limits();
    long h2Idle = Math.max(limits.idle().toMillis(), limits.upstreamResponse().toMillis());
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxInitialLineLength(DECODER_HEAD_BYTES)
            .setMaxHeaderSize(DECODER_HEAD_BYTES)
            .setHandle100ContinueAutomatically(false)
            .setHttp2ClearTextEnabled(false)
            .setDecompressionSupported(false)
            .setCompressionSupported(false)
            // Extensions are between the client and the application.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setTcpNoDelay(true)
            .setIdleTimeout((int) Math.max(1, h2Idle))
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setHttp2ConnectionWindowSize(H2_CONNECTION_WINDOW)
            .setInitialSettings(
                new Http2Settings()
                    .setMaxConcurrentStreams(H2_STREAMS)
                    .setInitialWindowSize(H2_STREAM_WINDOW)
                    .setMaxHeaderListSize(limits.headerBytes()));
    if (endpoint.protocol() == Protocol.HTTPS) {
      boolean http2 = snapshot.settings().http2();
      options
          .setSsl(true)
          .setKeyCertOptions(tls)
          .setUseAlpn(true)
          .setAlpnVersions(
              http2
                  ? List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1)
                  : List.of(HttpVersion.HTTP_1_1))
          .setSslHandshakeTimeout(TLS_HANDSHAKE.toMillis())
          .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }
    return options;
  }

  boolean speaksTls() {
    return options.isSsl();
  }

  int port() {
    return server.actualPort();
  }

  /** Hands out another certificate from the next handshake on. */
  Future<Boolean> update(KeyCertOptions tls) {
    ServerSSLOptions ssl = options.getSslOptions().copy();
    ssl.setKeyCertOptions(tls);
    return server.updateSSLOptions(ssl);
  }

  /**
   * Stops accepting; what has been accepted is served. Vert.x forgets its handlers before it closes
   * the socket, and what comes in between is closed unheard.
   */
  Future<Void> stopAccepting() {
    Channel socket = accepting;
    if (socket == null) {
      return Future.succeededFuture();
    }
    Promise<Void> stopped = Promise.promise();
    // By way of the event loop, where what was accepted last has been registered by then.
    socket.close().addListener(f -> context.runOnContext(v -> stopped.complete()));
    return stopped.future();
  }

  /** Stops accepting, then waits for what is in flight, then closes what is left. */
  Future<Void> drain(Duration deadline) {
    long millis = Math.max(1, deadline.toMillis());
    return stopAccepting().compose(v -> server.shutdown(millis, TimeUnit.MILLISECONDS));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // There is nobody left to tell.
  private void connected(HttpConnection connection) {
    Channel channel = ((ConnectionBase) connection).channel();
    accepting = channel.parent();
    Limits limits = services.current().settings().limits();
    int open = services.metrics().connections.incrementAndGet();
    channel.closeFuture().addListener(f -> services.metrics().connections.decrementAndGet());
    if (open > limits.connections()) {
      services.metrics().problem("connection-limit");
      channel.close();
      return;
    }
    ChannelPipeline pipeline = channel.pipeline();
    if (pipeline.get("httpDecoder") == null) {
      return;
    }
    StrictRequestDecoder decoder =
        new StrictRequestDecoder(
            options, new HeadLimits(limits.headerBytes(), limits.headerCount()));
    pipeline.replace("httpDecoder", "httpDecoder", decoder);
    if (pipeline.get("idle") != null) {
      pipeline.remove("idle");
    }
    pipeline.addBefore(
        "handler",
        "watch",
        new ConnectionWatch(
            decoder,
            limits.headerTimeout(),
            limits.idle(),
            () -> services.metrics().problem("header-timeout")));
  }

  private void invalid(HttpServerRequest request) {
    HeadFault fault = StrictRequestDecoder.faultOf(request.decoderResult());
    Exchange.refuseUnread(
        services, request, fault == null ? Problem.MALFORMED_HEAD : Problem.of(fault));
  }
}
