package dev.cordon.browser.http;

import dev.cordon.web.Host;
import dev.cordon.web.Url;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Real servers, over HTTP/1.1 and TLS. Follows no redirects, keeps no cookies, adds nothing that a
 * server judges by; an event stream ends at its head, a WebSocket after its handshake. Bounded in
 * time and size. For use by several threads.
 *
 * <pre>{@code
 * var network = HttpNetwork.builder().trusting(Path.of("ca.pem")).build();
 * var browser = Browser.chromium().on(network);
 * }</pre>
 */
public final class HttpNetwork implements Network {
  private static final int MOST_HOSTS = 1_024;

  private final HttpClient client;
  private final WebSocketHandshake handshake;
  private final Duration answerTimeout;
  private final int maxBodyBytes;
  private final String userAgent;
  private final Map<String, AddressSpace> spaces = new ConcurrentHashMap<>();

  private HttpNetwork(Builder builder) {
    var tls = builder.insecure ? Trust.everything() : Trust.alsoIn(builder.authorities);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(builder.connectTimeout)
            .sslContext(tls)
            .build();
    this.handshake =
        new WebSocketHandshake(
            tls.getSocketFactory(),
            !builder.insecure,
            builder.connectTimeout,
            builder.answerTimeout);
    this.answerTimeout = builder.answerTimeout;
    this.maxBodyBytes = builder.maxBodyBytes;
    this.userAgent = builder.userAgent;
  }

  /** With the certificates that Java trusts, and the builder's bounds. */
  public static HttpNetwork create() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Response send(Request request) throws NetworkFailure {
    return "websocket".equalsIgnoreCase(request.header("Upgrade"))
        ? handshake.send(request)
        : response(exchange(message(request)));
  }

  private HttpRequest message(Request request) throws NetworkFailure {
    var body = request.body();
    try {
      var message =
          HttpRequest.newBuilder(URI.create(request.url().toString()))
              .method(
                  request.method(),
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofByteArray(body.bytes()));
      request.headers().forEach(message::header);
      if (!request.headers().has("User-Agent")) {
        message.header("User-Agent", userAgent);
      }
      return message.build();
    } catch (IllegalArgumentException notForThisClient) {
      throw new NetworkFailure(
          "the request cannot be written: " + notForThisClient.getMessage(), notForThisClient);
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest message) throws NetworkFailure {
    var answer = client.sendAsync(message, head -> BoundedBody.of(head, maxBodyBytes));
    try {
      return answer.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new NetworkFailure("nothing came within " + answerTimeout.toSeconds() + " s", late);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new NetworkFailure("interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause() == null ? failed : failed.getCause());
    }
  }

  /** In a few words what a person can do something about. */
  static NetworkFailure failure(Throwable cause) {
    for (var deeper = cause; deeper != null; deeper = deeper.getCause()) {
      if (deeper instanceof UnresolvedAddressException || deeper instanceof UnknownHostException) {
        return new NetworkFailure("no host has that name", cause);
      }
      if (deeper instanceof SSLException) {
        return new NetworkFailure("TLS failed: " + deeper.getMessage(), cause);
      }
      if (deeper instanceof HttpConnectTimeoutException) {
        return new NetworkFailure("no connection came about in time", cause);
      }
      if (deeper instanceof HttpTimeoutException) {
        return new NetworkFailure("nothing came in time", cause);
      }
    }
    if (cause instanceof ConnectException) {
      return new NetworkFailure("the connection was refused", cause);
    }
    var message = cause.getMessage();
    return new NetworkFailure(
        message == null || message.isEmpty() ? cause.getClass().getSimpleName() : message, cause);
  }

  private static Response response(HttpResponse<byte[]> answer) throws NetworkFailure {
    var headers = Headers.builder();
    answer
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
    var status = answer.statusCode();
    if (status < 200 || status > 599) {
      throw new NetworkFailure("the server answered with the status " + status);
    }
    return new Response(status, headers.build(), Body.of(answer.body()));
  }

  /** Where the address of the host lies; by its name where it has none. Asked once per host. */
  @Override
  public AddressSpace addressSpace(Url url) {
    var host = url.host();
    if (host == null || host.kind() != Host.Kind.DOMAIN || host.isLoopback()) {
      return AddressSpaces.byName(url);
    }
    if (spaces.size() > MOST_HOSTS) {
      spaces.clear();
    }
    return spaces.computeIfAbsent(host.toString(), HttpNetwork::lookedUp);
  }

  private static AddressSpace lookedUp(String host) {
    try {
      return AddressSpaces.of(InetAddress.getByName(host));
    } catch (UnknownHostException unknown) {
      return AddressSpace.PUBLIC; // It will not answer, wherever it is.
    }
  }

  /** What a network of real servers is bounded by, and whom it trusts. */
  public static final class Builder {
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration answerTimeout = Duration.ofSeconds(30);
    private int maxBodyBytes = 16 * 1024 * 1024;
    private String userAgent = "cordon";
    private boolean insecure;
    private final List<X509Certificate> authorities = new ArrayList<>();

    private Builder() {}

    /** How long a connection may take; 10 seconds if this is not called. */
    public Builder connectTimeout(Duration timeout) {
      connectTimeout = timeout;
      return this;
    }

    /** How long an answer may take until its last byte; 30 seconds if this is not called. */
    public Builder answerTimeout(Duration timeout) {
      answerTimeout = timeout;
      return this;
    }

    /** How large a body may be; 16 MiB if this is not called. More is a network error. */
    public Builder maxBodyBytes(int bytes) {
      maxBodyBytes = bytes;
      return this;
    }

    /** {@code User-Agent}; "cordon" if this is not called. */
    public Builder userAgent(String value) {
      userAgent = value;
      return this;
    }

    /** Trusts these authorities beside those that Java trusts. */
    public Builder trusting(X509Certificate... authorities) {
      this.authorities.addAll(List.of(authorities));
      return this;
    }

    /** Trusts the authorities of a PEM file beside those that Java trusts. */
    public Builder trusting(Path pem) throws IOException {
      authorities.addAll(Trust.read(pem));
      return this;
    }

    /** Takes any certificate for any host: for servers of one's own on the way to a real one. */
    public Builder dangerouslyTrustingEverybody() {
      insecure = true;
      return this;
    }

    public HttpNetwork build() {
      return new HttpNetwork(this);
    }
  }
}
