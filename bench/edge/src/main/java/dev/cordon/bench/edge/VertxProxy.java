package dev.cordon.bench.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.transport.Transport;
import io.vertx.httpproxy.HttpProxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The floor: what Vert.x's own proxy costs that forwards everything and judges nothing, with an
 * access log of the same fields.
 */
final class VertxProxy {
  private static final int POOL = 4096;

  private VertxProxy() {}

  public static void main(String[] args) {
    Transport transport = transport(property("transport"));
    Vertx vertx =
        Vertx.builder()
            .with(
                new VertxOptions().setEventLoopPoolSize(Runtime.getRuntime().availableProcessors()))
            .withTransport(transport)
            .build();
    var client =
        vertx
            .httpClientBuilder()
            .with(new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true))
            .with(new PoolOptions().setHttp1MaxSize(POOL))
            .build();
    int upstream = Integer.getInteger("upstream");
    HttpProxy proxy = HttpProxy.reverseProxy(client).origin(upstream, "127.0.0.1");
    JsonLog log = JsonLog.open(Path.of(property("log")));
    String[] ports = property("listening").split(",");
    List<HttpServerOptions> servers =
        List.of(
            new HttpServerOptions().setPort(Integer.parseInt(ports[0])),
            new HttpServerOptions()
                .setPort(Integer.parseInt(ports[1]))
                .setSsl(true)
                .setUseAlpn(true)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setKeyCertOptions(
                    new PemKeyCertOptions()
                        .setCertPath(property("certificate"))
                        .setKeyPath(property("key"))));
    Future<?> opened = Future.succeededFuture();
    for (HttpServerOptions options : servers) {
      options.setHost("127.0.0.1").setTcpNoDelay(true);
      opened =
          opened.compose(
              v ->
                  vertx
                      .createHttpServer(options)
                      .requestHandler(
                          request -> {
                            noteWhenAnswered(request, log, upstream);
                            if (request.version() == HttpVersion.HTTP_2) {
                              // Vert.x's proxy passes it on, and HTTP/2 forbids it.
                              HttpServerResponse response = request.response();
                              response.headersEndHandler(
                                  h -> response.headers().remove(HttpHeaders.CONNECTION));
                            }
                            proxy.handle(request);
                          })
                      .listen());
    }
    opened.onFailure(
        cause -> {
          System.err.println(cause);
          System.exit(3);
        });
  }

  private static Transport transport(String name) {
    Transport transport = name.equals("io-uring") ? Transport.IO_URING : Transport.EPOLL;
    if (transport == null || !transport.available()) {
      System.err.println("no " + name + " here: " + cause(transport));
      System.exit(3);
    }
    return Objects.requireNonNull(transport);
  }

  private static @Nullable Throwable cause(@Nullable Transport transport) {
    return transport == null ? null : transport.unavailabilityCause();
  }

  private static void noteWhenAnswered(HttpServerRequest request, JsonLog log, int upstream) {
    Instant time = Instant.now();
    long started = System.nanoTime();
    request
        .response()
        .endHandler(v -> log.write(line(request, time, System.nanoTime() - started, upstream)));
  }

  private static JsonLog.Line line(
      HttpServerRequest request, Instant time, long nanos, int upstream) {
    String peer = request.remoteAddress().host();
    int status = request.response().getStatusCode();
    long in = request.bytesRead();
    long written = request.response().bytesWritten();
    return out -> {
      out.append("{\"time\":\"").append(time).append('"');
      JsonLog.put(out, "peer", peer);
      JsonLog.put(out, "version", request.version().alpnName());
      JsonLog.put(out, "method", request.method().name());
      JsonLog.put(out, "status", status);
      JsonLog.put(out, "bytesIn", in);
      JsonLog.put(out, "bytesOut", written);
      JsonLog.put(out, "millis", nanos / 1_000_000);
      JsonLog.put(out, "scheme", String.valueOf(request.scheme()));
      JsonLog.put(out, "path", String.valueOf(request.path()));
      JsonLog.put(out, "origin", Objects.requireNonNullElse(request.getHeader("origin"), ""));
      JsonLog.put(out, "site", Objects.requireNonNullElse(request.getHeader("sec-fetch-site"), ""));
      JsonLog.put(out, "upstream", "127.0.0.1:" + upstream);
      out.append('}');
    };
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
