package dev.cordon.conformance.survival;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A client that speaks HTTP/2 over TLS and asks everything on one connection. Argument: port.
 * Commands, each answered by a line that begins with its name: {@code NAME get PATH} and {@code
 * NAME put PATH LENGTH}.
 */
final class Http2Main {
  private final HttpClient client;
  private final int port;

  private Http2Main(Vertx vertx, int port) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setSsl(true)
            .setUseAlpn(true)
            .setTrustAll(true)
            .setVerifyHost(false);
    this.client = vertx.createHttpClient(options, new PoolOptions().setHttp2MaxSize(1));
    this.port = port;
  }

  public static void main(String[] arguments) {
    Http2Main main = new Http2Main(Vertx.vertx(), Integer.parseInt(arguments[0]));
    Commands.say("ready");
    Commands.run(command -> main.ask(command.split(" ")));
  }

  private void ask(String[] words) {
    Tally tally = new Tally();
    String[] head = {"status=none", "version=none", "sent=none"};
    client
        .request(options(words[1], words[2]))
        .compose(request -> send(request, words, head))
        .compose(
            answer -> {
              head[0] = "status=" + answer.statusCode();
              head[1] = "version=" + answer.version();
              answer.handler(bytes -> tally.add(bytes.getBytes(), bytes.length()));
              return answer.end();
            })
        .onComplete(
            end ->
                Commands.say(
                    words[0],
                    String.join(" ", head),
                    "received=" + tally,
                    "end=" + (end.succeeded() ? "whole" : cause(end.cause()))));
  }

  private static String cause(Throwable cause) {
    return cause.toString().replace(' ', '_');
  }

  private RequestOptions options(String verb, String path) {
    RequestOptions options =
        new RequestOptions()
            .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
            .setHost("bank.localhost")
            .setPort(443)
            .setURI(path)
            .putHeader("origin", "https://bank.localhost")
            .putHeader("sec-fetch-site", "same-origin")
            .putHeader("sec-fetch-mode", "cors")
            .putHeader("cookie", "id=1");
    return options.setMethod(verb.equals("put") ? HttpMethod.POST : HttpMethod.GET);
  }

  private static Future<HttpClientResponse> send(
      HttpClientRequest request, String[] words, String[] head) {
    if (!words[1].equals("put")) {
      return request.send();
    }
    request.setChunked(true);
    Thread sender =
        new Thread(
            () -> {
              try {
                Tally sent =
                    Content.write(Long.parseLong(words[3]), new Sink(request), bytes -> {});
                head[2] = "sent=" + sent;
                request.end();
              } catch (IOException e) {
                request.reset();
              }
            });
    sender.setDaemon(true);
    sender.start();
    return request.response();
  }

  /** Waits for each write to have been taken. */
  private static final class Sink extends OutputStream {
    private final HttpClientRequest request;

    Sink(HttpClientRequest request) {
      this.request = request;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        Buffer copy = Buffer.buffer(length).appendBytes(bytes, offset, length);
        request.write(copy).toCompletionStage().toCompletableFuture().join();
      } catch (java.util.concurrent.CompletionException e) {
        throw new IOException(e.getCause());
      }
    }
  }
}
