package dev.cordon.gateway;

import dev.cordon.config.Limits;
import dev.cordon.session.SealTooLargeException;
import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request on its way to the application and the answer on its way back, both streamed. An address
 * that cannot be reached is replaced by the next; a request that has been sent is sent again only
 * where that can do no harm and the connection was an old one that the application had just closed.
 */
final class Forwarding {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
  private static final int MAX_RESENDS = 2;
  private static final Set<HttpMethod> IDEMPOTENT =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** What is sent. */
  enum Sending {
    /** A head that ends the request. */
    HEAD,
    /** A head and a body. */
    BODY,
    /** The head of a WebSocket handshake. */
    HANDSHAKE
  }

  private final Exchange exchange;
  private final MultiMap headers;
  private final Sending sending;
  private final long length;
  private final Limits limits;
  private final HttpServerResponse response;
  private final QuietWatch quiet;
  private final List<UpstreamAddress> tried = new ArrayList<>(1);

  private @Nullable UpstreamAddress address;
  private @Nullable HttpClientRequest outbound;
  private @Nullable BodyRelay upload;
  private @Nullable BodyRelay download;
  private int resends;
  private boolean over;

  private Forwarding(Exchange exchange, MultiMap headers, Sending sending, long length) {
    this.exchange = exchange;
    this.headers = headers;
    this.sending = sending;
    this.length = length;
    this.limits = exchange.snapshot().settings().limits();
    this.response = exchange.request().response();
    this.quiet =
        new QuietWatch(
            exchange.worker().vertx(),
            limits.upstreamResponse(),
            this::isWaitingForUpstream,
            () -> fail(Problem.TIMED_OUT));
  }

  /** An ordinary request; {@code length} is -1 where none was declared. */
  static Forwarding of(Exchange exchange, MultiMap headers, Sending sending, long length) {
    if (length >= 0) {
      headers.set(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
    }
    return new Forwarding(exchange, headers, sending, length);
  }

  /** A WebSocket handshake that the guard has let through. */
  static Forwarding ofHandshake(Exchange exchange, MultiMap headers) {
    headers.set(HttpHeaders.CONNECTION, "Upgrade").set(HttpHeaders.UPGRADE, "websocket");
    return new Forwarding(exchange, headers, Sending.HANDSHAKE, -1);
  }

  void start() {
    exchange.onClientGone(this::abandon);
    connect();
  }

  private void connect() {
    UpstreamAddress next = exchange.snapshot().upstreams().pick(tried);
    if (next == null) {
      fail(Problem.UNREACHABLE);
      return;
    }
    connect(next);
  }

  private void connect(UpstreamAddress next) {
    address = next;
    next.begun();
    exchange
        .worker()
        .client()
        .request(
            UpstreamRequest.options(next.endpoint(), limits.upstreamConnect())
                .setMethod(exchange.request().method())
                .setURI(OriginForm.of(exchange.request().uri()))
                .setHeaders(headers))
        .onSuccess(this::connected)
        .onFailure(cause -> unreachable(next, cause));
  }

  private void unreachable(UpstreamAddress failed, Throwable cause) {
    failed.ended();
    address = null;
    if (over) {
      return;
    }
    failed.unreachable();
    tried.add(failed);
    LOG.debug("upstream {} cannot be reached: {}", failed.endpoint(), cause.toString());
    if (exchange.snapshot().upstreams().pick(tried) != null) {
      connect();
    } else {
      fail(UpstreamRequest.isTimeout(cause) ? Problem.TIMED_OUT : Problem.UNREACHABLE);
    }
  }

  private void connected(HttpClientRequest request) {
    request.exceptionHandler(cause -> {});
    if (over) {
      request.reset();
      release();
      return;
    }
    outbound = request;
    UpstreamAddress reached = address;
    if (reached != null) {
      reached.reached();
      exchange.entry().sentTo(reached);
    }
    quiet.start();
    if (sending == Sending.HANDSHAKE) {
      request.connect().onComplete(answer -> answered(request, answer));
      return;
    }
    request.response().onComplete(answer -> answered(request, answer));
    if (sending == Sending.HEAD) {
      request.end();
    } else {
      upload(request);
    }
  }

  private void upload(HttpClientRequest request) {
    if (length < 0) {
      request.setChunked(true);
    }
    exchange.sendContinue();
    BodyRelay relay = new BodyRelay(exchange.body(), request, this::uploading);
    upload = relay;
    relay
        .start()
        .onSuccess(
            v -> {
              quiet.progress();
              request.end();
            })
        .onFailure(
            cause -> {
              if (relay.sourceBrokeOff()) {
                exchange.clientGone();
              } else {
                request.reset();
              }
            });
    soon(
        () -> {
          if (relay.bytes() == 0 && relay.waiting() != BodyRelay.Waiting.DONE) {
            request.sendHead();
          }
        });
  }

  private void uploading(Buffer chunk) {
    quiet.progress();
    BodyRelay relay = upload;
    if (relay != null && limits.bodyBytes() > 0 && relay.bytes() > limits.bodyBytes()) {
      fail(Problem.BODY_LIMIT);
    }
  }

  private void answered(HttpClientRequest request, AsyncResult<HttpClientResponse> answer) {
    if (over || !request.equals(outbound)) {
      return;
    }
    if (answer.succeeded()) {
      answered(request, answer.result());
    } else if (maySendAgain()) {
      sendAgain();
    } else {
      LOG.debug("the application broke off", answer.cause());
      fail(Problem.BROKE_OFF);
    }
  }

  /**
   * First to the same address, whose idle connection may just have ended; where another is gone as
   * well, the address is, and the next one serves.
   */
  private void sendAgain() {
    UpstreamAddress gone = address;
    release();
    outbound = null;
    if (++resends > 1 && gone != null) {
      tried.add(gone);
    }
    if (gone != null && (resends == 1 || exchange.snapshot().upstreams().pick(tried) == null)) {
      connect(gone);
    } else {
      connect();
    }
  }

  /**
   * RFC 9110, section 9.2.2: what is idempotent may be sent again, unless the policy or an override
   * says that it has an effect; a body that has begun to flow cannot be.
   */
  private boolean maySendAgain() {
    HttpMethod method = exchange.request().method();
    return sending == Sending.HEAD
        && resends < MAX_RESENDS
        && IDEMPOTENT.contains(method)
        && exchange.decision().isSafe();
  }

  private void answered(HttpClientRequest request, HttpClientResponse answer) {
    answer.pause().exceptionHandler(cause -> {});
    quiet.progress();
    exchange.entry().upstreamAnswered();
    int status = answer.statusCode();
    if (status == 101 && sending == Sending.HANDSHAKE) {
      over();
      new WebSocketRelay(exchange, answer).start();
      return;
    }
    if (status < 200) {
      fail(Problem.MALFORMED_ANSWER);
      return;
    }
    response.setStatusCode(status).setStatusMessage(answer.statusMessage());
    try {
      ResponseTranslation.write(answer.headers(), response, exchange);
    } catch (IllegalArgumentException | SealTooLargeException e) {
      LOG.warn("an answer of the application was not passed on: {}", e.getMessage());
      fail(Problem.MALFORMED_ANSWER);
      return;
    }
    boolean closes = isUploading();
    if (exchange.request().method().equals(HttpMethod.HEAD) || status == 204 || status == 304) {
      if (status == 204) {
        response.headers().remove(HttpHeaders.CONTENT_LENGTH);
      }
      exchange.announceClose(closes);
      answer.resume();
      end();
      return;
    }
    if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      if (exchange.request().version() == HttpVersion.HTTP_1_0) {
        closes = true;
      } else if (exchange.request().version() == HttpVersion.HTTP_1_1) {
        response.setChunked(true);
      }
    }
    exchange.announceClose(closes);
    boolean closesAtEnd = closes;
    SessionIdLinks links = SessionIdLinks.in(answer.headers(), exchange);
    BodyRelay relay =
        new BodyRelay(
            answer,
            response,
            chunk -> {
              quiet.progress();
              links.look(chunk);
            });
    download = relay;
    relay
        .start()
        .onSuccess(v -> end(closesAtEnd))
        .onFailure(
            cause -> {
              if (relay.sourceBrokeOff()) {
                brokeOff(request, cause);
              } else {
                // Nobody reads on; a write may find that out before the connection is known to end.
                exchange.clientGone();
                exchange.abort();
              }
            });
    // A head without a first byte is not held back: an event stream may be silent for long.
    soon(
        () -> {
          // Vert.x cannot write the head of an answer to HTTP/1.0 that has no length by itself.
          if (!response.headWritten() && exchange.request().version() != HttpVersion.HTTP_1_0) {
            response.writeHead();
          }
        });
  }

  private void brokeOff(HttpClientRequest request, Throwable cause) {
    if (over) {
      return;
    }
    LOG.debug("an answer broke off", cause);
    request.reset();
    over();
    exchange.entry().problem(Problem.BROKE_OFF);
    exchange.services().metrics().problem(Problem.BROKE_OFF.code());
    exchange.abort();
  }

  private void end() {
    end(isUploading());
  }

  private void end(boolean closes) {
    if (over) {
      return;
    }
    boolean uploading = isUploading();
    HttpClientRequest request = outbound;
    over();
    if (uploading && request != null) {
      // The application answered without wanting the rest of the body.
      abandonUpload();
      request.reset();
    }
    BodyDisposal disposal = BodyDisposal.of(exchange.request(), false);
    response
        .end()
        .onComplete(
            v -> {
              if (uploading) {
                disposal.dispose(exchange.worker().vertx());
              } else if (closes) {
                exchange.request().connection().close();
              }
            });
    exchange.finish();
  }

  private boolean isUploading() {
    BodyRelay relay = upload;
    return relay != null && relay.waiting() != BodyRelay.Waiting.DONE;
  }

  private void abandonUpload() {
    BodyRelay relay = upload;
    if (relay != null) {
      relay.stop();
    }
  }

  private void fail(Problem problem) {
    if (over) {
      return;
    }
    HttpClientRequest request = outbound;
    over();
    abandonUpload();
    if (request != null) {
      request.reset();
    }
    exchange.answer(problem);
  }

  /** The client has gone. */
  private void abandon() {
    if (over) {
      return;
    }
    HttpClientRequest request = outbound;
    over();
    if (request != null) {
      request.reset();
    }
  }

  private void over() {
    over = true;
    release();
    quiet.stop();
  }

  private void release() {
    UpstreamAddress used = address;
    if (used != null) {
      used.ended();
      address = null;
    }
  }

  /**
   * Once what has arrived together has been seen, so that a head and the first bytes after it leave
   * together.
   */
  private void soon(Runnable action) {
    exchange
        .worker()
        .context()
        .runOnContext(
            v -> {
              if (!over) {
                action.run();
              }
            });
  }

  private boolean isWaitingForUpstream() {
    BodyRelay answer = download;
    if (answer != null) {
      return answer.waiting() == BodyRelay.Waiting.FOR_SOURCE;
    }
    BodyRelay relay = upload;
    return relay == null || relay.waiting() != BodyRelay.Waiting.FOR_SOURCE;
  }
}
