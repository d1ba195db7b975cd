package dev.cordon.vertx.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/** A client that speaks HTTP/2 from its first byte; it is closed with the server's Vert.x. */
final class Http2Client {
  private final HttpClient client;
  private final int port;
  private final String host;

  /** An answer. */
  record Answer(int status, MultiMap headers, String body) {}

  Http2Client(TestServer server) {
    this(
        server
            .vertx()
            .createHttpClient(
                new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false)),
        server.port(),
        TestServer.HOST);
  }

  private Http2Client(HttpClient client, int port, String host) {
    this.client = client;
    this.port = port;
    this.host = host;
  }

  /** The same client, asking for another host at the same address. */
  Http2Client of(String host) {
    return new Http2Client(client, port, host);
  }

  Answer get(String path, String... headers) throws Exception {
    return exchange("GET", path, headers);
  }

  /** Names and values in turn. */
  Answer exchange(String method, String path, String... headers) throws Exception {
    RequestOptions options =
        new RequestOptions()
            .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
            .setHost(host)
            .setPort(80)
            .setURI(path)
            .setMethod(HttpMethod.valueOf(method));
    for (int i = 0; i < headers.length; i += 2) {
      options.addHeader(headers[i], headers[i + 1]);
    }
    return client
        .request(options)
        .compose(request -> request.send())
        .compose(
            response ->
                response
                    .body()
                    .map(
                        body ->
                            new Answer(response.statusCode(), response.headers(), body.toString())))
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }
}
