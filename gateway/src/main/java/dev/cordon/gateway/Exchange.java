package dev.cordon.gateway;

import dev.cordon.guard.Body;
import dev.cordon.guard.Decision;
import dev.cordon.guard.Judgement;
import dev.cordon.guard.Verdict;
import dev.cordon.vertx.Judging;
import dev.cordon.vertx.PrefixedBody;
import dev.cordon.vertx.VertxRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer: judged first, whatever it is, then answered here or forwarded. The
 * guard never runs as an interceptor of a proxy, which upgrades would pass by.
 */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final Worker worker;
  private final Services services;
  private final Snapshot snapshot;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final VertxRequest view;
  private final AccessEntry entry;

  private @Nullable Decision decision;
  private @Nullable PrefixedBody prefixed;
  private @Nullable Runnable onClientGone;
  private boolean continueSent;
  private boolean finished;

  Exchange(Worker worker, Services services, HttpServerRequest request) {
    this.worker = worker;
    this.services = services;
    this.snapshot = services.current();
    this.request = request;
    this.response = request.response();
    this.view = new VertxRequest(request);
    this.entry = new AccessEntry(services.clock());
  }

  /**
   * Answers a head that could not be read; the connection ends with it, since nobody knows where
   * the next one begins.
   */
  static void refuseUnread(Services services, HttpServerRequest request, Problem problem) {
    HttpServerResponse response = request.response();
    AccessEntry entry = new AccessEntry(services.clock());
    services.metrics().problem(problem.code());
    services.metrics().answered(problem.status(), entry.elapsedNanos());
    entry.problem(problem);
    Problem.Text text = problem.textFor(request);
    response
        .setStatusCode(problem.status())
        .putHeader("Content-Type", text.contentType())
        .putHeader("Cache-Control", "no-store")
        .putHeader("Connection", "close");
    response.end(text.text()).onComplete(v -> request.connection().close());
    Json line = entry.line(request, new VertxRequest(request).peer(), null);
    services.accessLog().write(line);
    services.recent().add(line);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  Worker worker() {
    return worker;
  }

  Services services() {
    return services;
  }

  HttpServerRequest request() {
    return request;
  }

  AccessEntry entry() {
    return entry;
  }

  /** The decision; asked for only once there is one. */
  Decision decision() {
    if (decision == null) {
      throw new IllegalStateException("not decided yet");
    }
    return decision;
  }

  void begin() {
    request.pause();
    services.metrics().inFlight.incrementAndGet();
    response.closeHandler(v -> clientGone());
    response.exceptionHandler(cause -> {});
    Judgement judgement;
    try {
      Problem problem = problemOfHead();
      if (problem != null) {
        answer(problem);
        return;
      }
      judgement = snapshot.guard().judge(view);
    } catch (RuntimeException e) {
      failed(e);
      return;
    }
    if (judgement instanceof Decision decided) {
      decided(decided);
    } else {
      new Judging(
              services.answers(), () -> readPrefix(dev.cordon.guard.FormTokenQuestion.LIMIT_BYTES))
          .decide(judgement)
          .onSuccess(this::decided)
          .onFailure(this::failed);
    }
  }

  private @Nullable Problem problemOfHead() {
    if (request.headers().size() > snapshot.settings().limits().headerCount()) {
      return Problem.HEADER_LIMIT;
    }
    String expect = request.getHeader(HttpHeaders.EXPECT);
    if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
      return Problem.EXPECTATION;
    }
    // The strict decoder has seen to this in HTTP/1; :path may hold anything.
    String target = view.target();
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) <= ' ' || target.charAt(i) >= 0x7f) {
        return Problem.MALFORMED_HEAD;
      }
    }
    return null;
  }

  private void failed(Throwable cause) {
    if (!finished) {
      LOG.error("a request could not be judged", cause);
      answer(Problem.INTERNAL);
    }
  }

  private void decided(Decision decided) {
    if (finished) {
      return;
    }
    decision = decided;
    services.metrics().decided(decided);
    services.sockets().seen(decided.sessions());
    try {
      if (decided.verdict() instanceof Verdict.Answer answer) {
        answer(answer.status(), decided);
      } else if (decided.verdict() instanceof Verdict.Refuse refuse) {
        answer(refuse.status(), decided);
      } else {
        pass(decided);
      }
    } catch (RuntimeException e) {
      LOG.error("a request could not be carried out", e);
      answer(Problem.INTERNAL);
    }
  }

  private void pass(Decision decided) {
    MultiMap headers;
    try {
      headers = RequestTranslation.headers(request, view, decided, snapshot.policy());
    } catch (IllegalArgumentException e) {
      answer(Problem.MALFORMED_HEAD);
      return;
    }
    if (RequestTranslation.isHandshake(request)) {
      Forwarding.ofHandshake(this, headers).start();
      return;
    }
    long limit = snapshot.settings().limits().bodyBytes();
    long length = contentLength();
    if (limit > 0 && length > limit) {
      answer(Problem.BODY_LIMIT);
      return;
    }
    Boolean hasBody = RequestTranslation.hasBody(request);
    if (hasBody != null || expectsContinue()) {
      forward(headers, !Boolean.FALSE.equals(hasBody), length);
    } else if (prefixed != null) {
      forward(headers, !prefixed.isEmpty(), length);
    } else {
      readPrefix(1).onSuccess(body -> forward(headers, !body.isEmpty(), length));
    }
  }

  private void forward(MultiMap headers, boolean hasBody, long length) {
    if (!finished) {
      Forwarding.of(
              this, headers, hasBody ? Forwarding.Sending.BODY : Forwarding.Sending.HEAD, length)
          .start();
    }
  }

  /** The declared length; -1 where none is. */
  private long contentLength() {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private boolean expectsContinue() {
    return request.version() != HttpVersion.HTTP_1_0
        && request.headers().contains(HttpHeaders.EXPECT)
        && !continueSent;
  }

  /** Asks for the body where the client waits to be asked (RFC 9110, section 10.1.1). */
  void sendContinue() {
    if (expectsContinue()) {
      continueSent = true;
      response.writeContinue();
    }
  }

  private Future<PrefixedBody> readPrefix(int limitBytes) {
    sendContinue();
    return PrefixedBody.read(request, limitBytes).onSuccess(body -> prefixed = body);
  }

  /** The body, with what has been looked at put back in front. */
  io.vertx.core.streams.ReadStream<Buffer> body() {
    return prefixed != null ? prefixed : request;
  }

  /** What to do if the client goes away before the end. */
  void onClientGone(Runnable action) {
    onClientGone = action;
  }

  /** The client went away before the end; whoever works for it stops. */
  void clientGone() {
    if (!finished) {
      entry.clientWentAway();
      if (onClientGone != null) {
        onClientGone.run();
      }
      finish();
    }
  }

  private void answer(int status, Decision decided) {
    response.setStatusCode(status);
    ResponseTranslation.edit(decided, response, this);
    Body body = decided.body();
    send(body == null ? null : body.text(), status);
  }

  /**
   * Ends the exchange with a problem; grants and isolation stand on it as on any answer, so that a
   * page can read it.
   */
  void answer(Problem problem) {
    if (finished) {
      return;
    }
    services.metrics().problem(problem.code());
    entry.problem(problem);
    if (response.headWritten()) {
      abort();
      return;
    }
    response.headers().clear();
    response.setStatusCode(problem.status()).setStatusMessage(reasonPhrase(problem.status()));
    Problem.Text text = problem.textFor(request);
    response.putHeader("Content-Type", text.contentType()).putHeader("Cache-Control", "no-store");
    response.putHeader("X-Content-Type-Options", "nosniff");
    if (decision != null) {
      try {
        ResponseTranslation.edit(decision, response, this);
      } catch (RuntimeException e) {
        LOG.error("the answer to a problem could not be edited", e);
      }
    }
    send(text.text(), problem.status());
  }

  private static String reasonPhrase(int status) {
    return io.netty.handler.codec.http.HttpResponseStatus.valueOf(status).reasonPhrase();
  }

  private void send(@Nullable String text, int status) {
    Buffer body = text == null ? Buffer.buffer() : Buffer.buffer(text, "UTF-8");
    if (status != 204) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    }
    response.putHeader(HttpHeaders.DATE, HttpDate.now(services.clock()));
    BodyDisposal disposal = BodyDisposal.of(request, expectsContinue());
    announceClose(disposal.closes());
    Future<Void> written =
        request.method().equals(HttpMethod.HEAD) || body.length() == 0
            ? response.end()
            : response.end(body);
    finish();
    written.onComplete(v -> disposal.dispose(worker.vertx()));
  }

  /**
   * Tells an HTTP/1 client that this answer is the connection's last, where it is; found out when
   * the head is written.
   */
  void announceClose(boolean closes) {
    if (request.version() != HttpVersion.HTTP_2) {
      response.headersEndHandler(
          v -> {
            if (closes || services.draining().get()) {
              // After Vert.x has put in its own word, which for HTTP/1.0 would be keep-alive.
              response.headers().set("Connection", "close");
            }
          });
    }
  }

  /** Breaks off an answer that has begun, in a way that cannot be taken for its end. */
  void abort() {
    if (request.version() == HttpVersion.HTTP_2) {
      response.reset(2);
    } else {
      request.connection().close();
    }
    finish();
  }

  /** The exchange is over: counts it and writes its line. */
  void finish() {
    if (finished) {
      return;
    }
    finished = true;
    services.metrics().inFlight.decrementAndGet();
    services.metrics().answered(response.getStatusCode(), entry.elapsedNanos());
    Json line = entry.line(request, view.peer(), decision);
    services.accessLog().write(line);
    if (entry.isWorthKeeping(decision)) {
      services.recent().add(line);
    }
  }

  boolean isFinished() {
    return finished;
  }
}
