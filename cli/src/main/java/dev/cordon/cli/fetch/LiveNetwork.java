package dev.cordon.cli.fetch;

import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.web.Url;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Real servers over HTTP/1.1, which is what every server still speaks. Bodies are read up to
 * {@value #MAX_BODY_BYTES} bytes, and of what never ends only the head.
 */
final class LiveNetwork implements Network, AutoCloseable {
  private static final String USER_AGENT = "Mozilla/5.0 (cordon fetch)";
  private static final int MAX_HEAD_BYTES = 256 * 1024;
  private static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

  private final Connecting connecting;
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setFileSystemOptions(
                  new FileSystemOptions()
                      .setFileCachingEnabled(false)
                      .setClassPathResolvingEnabled(false)));
  private final HttpClient client;
  private final long deadline;
  private @Nullable NetworkFailure failure;

  LiveNetwork(Connecting connecting) {
    this.connecting = connecting;
    this.client = vertx.createHttpClient(options(connecting));
    this.deadline = System.nanoTime() + connecting.maxTime().toNanos();
  }

  private static HttpClientOptions options(Connecting connecting) {
    var options =
        new HttpClientOptions()
            .setConnectTimeout(Math.toIntExact(connecting.maxTime().toMillis()))
            .setMaxHeaderSize(MAX_HEAD_BYTES)
            .setTrustAll(connecting.insecure())
            .setVerifyHost(!connecting.insecure());
    if (connecting.authority() != null) {
      options.setTrustOptions(
          new PemTrustOptions().addCertPath(connecting.authority().toAbsolutePath().toString()));
    }
    return options;
  }

  /** The last request that got no answer; null where each got one. */
  @Nullable NetworkFailure failure() {
    return failure;
  }

  @Override
  public Response send(Request request) throws NetworkFailure {
    try {
      return answered(request);
    } catch (NetworkFailure e) {
      failure = e;
      throw e;
    }
  }

  /**
   * By the address itself, so that a name of the own network counts as local; by the name where the
   * command says where that is.
   */
  @Override
  public AddressSpace addressSpace(Url url) {
    if (url.host() == null || resolution(url) != null) {
      return AddressSpace.byName(url);
    }
    try {
      var address = addresses(url).get(0).getHostAddress();
      var literal = address.indexOf(':') < 0 ? address : "[" + withoutScope(address) + "]";
      var there = Url.parseOrNull("http://" + literal);
      return there == null ? AddressSpace.byName(url) : AddressSpace.byName(there);
    } catch (NetworkFailure unknownName) {
      return AddressSpace.byName(url);
    }
  }

  private static String withoutScope(String address) {
    int scope = address.indexOf('%');
    return scope < 0 ? address : address.substring(0, scope);
  }

  private Response answered(Request request) throws NetworkFailure {
    var resolution = resolution(request.url());
    if (resolution != null) {
      return sendTo(resolution.address(), resolution.port(), request);
    }
    NetworkFailure last = null;
    for (var address : addresses(request.url())) {
      try {
        return sendTo(address, request.url().port(), request);
      } catch (NetworkFailure refused) {
        last = refused;
        if (!Failures.mayTryAnotherAddress(refused)) {
          throw refused;
        }
      }
    }
    throw last == null ? new NetworkFailure(request.url() + " has no address.") : last;
  }

  private @Nullable Resolution resolution(Url url) {
    var name = String.valueOf(url.hostText()).toLowerCase(Locale.ROOT) + ":" + url.port();
    for (var resolution : connecting.resolutions()) {
      if (resolution.name().equals(name)) {
        return resolution;
      }
    }
    return null;
  }

  private static List<InetAddress> addresses(Url url) throws NetworkFailure {
    var host = String.valueOf(url.hostText());
    try {
      // Browsers look localhost and its subdomains up nowhere.
      var name = host.equals("localhost") || host.endsWith(".localhost") ? "localhost" : host;
      return List.of(InetAddress.getAllByName(name));
    } catch (UnknownHostException e) {
      throw new NetworkFailure(
          "The name "
              + host
              + " is not known here. If it is spelt right, say where it is: --resolve "
              + host
              + ":"
              + url.port()
              + ":127.0.0.1",
          e);
    }
  }

  private Response sendTo(InetAddress address, int port, Request request) throws NetworkFailure {
    var place =
        address.getHostAddress() + (address.getHostAddress().indexOf(':') < 0 ? ":" : " port ");
    try {
      long left = deadline - System.nanoTime();
      return exchange(SocketAddress.inetSocketAddress(port, address.getHostAddress()), request)
          .toCompletionStage()
          .toCompletableFuture()
          .get(Math.max(1, left), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw Failures.of(request.url(), place + port, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new NetworkFailure(
          request.url()
              + " ("
              + place
              + port
              + ") did not answer within "
              + connecting.maxTime().toSeconds()
              + " s, the bound of everything together (--max-time).",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkFailure("Interrupted.", e);
    }
  }

  private Future<Response> exchange(SocketAddress server, Request request) {
    var url = request.url();
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(request.method()))
            .setServer(server)
            .setHost(url.hostText())
            .setPort(url.port())
            .setSsl(url.scheme().equals("https") || url.scheme().equals("wss"))
            .setURI(url.pathAndQuery());
    boolean upgrade = request.header("Upgrade") != null;
    return client
        .request(options)
        .compose(
            out -> {
              request.headers().forEach((name, value) -> out.headers().add(name, value));
              if (!request.headers().has("User-Agent")) {
                out.putHeader("User-Agent", USER_AGENT);
              }
              var body = request.body();
              if (upgrade) {
                return out.connect();
              }
              if (body != null) {
                return out.send(Buffer.buffer(body.bytes()));
              }
              if (out.getMethod().equals(HttpMethod.POST)
                  || out.getMethod().equals(HttpMethod.PUT)) {
                out.putHeader("Content-Length", "0");
              }
              return out.send();
            })
        .compose(this::read);
  }

  private Future<Response> read(HttpClientResponse response) {
    var headers = Headers.builder();
    response.headers().forEach(line -> headers.add(line.getKey(), line.getValue()));
    int status = response.statusCode();
    if (status != 101 && (status < 200 || status > 599)) {
      return Future.failedFuture("status " + status + ", which is no final answer");
    }
    if (status == 101) {
      response.netSocket().close();
      return Future.succeededFuture(new Response(status, headers.build(), Body.EMPTY));
    }
    if (neverEnds(response)) {
      response.request().connection().close();
      return Future.succeededFuture(new Response(status, headers.build(), Body.EMPTY));
    }
    var body = new BoundedBody(response, MAX_BODY_BYTES);
    // Never kept for the next: a server may close it just then, and that would look like a fault.
    return body.read()
        .onComplete(done -> response.request().connection().close())
        .map(bytes -> new Response(status, headers.build(), Body.of(bytes)));
  }

  private static boolean neverEnds(HttpClientResponse response) {
    var type = response.getHeader("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
  }

  @Override
  public void close() {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // The process ends soon; its threads are daemons of no consequence.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
