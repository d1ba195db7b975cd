package dev.cordon.vertx.web;

import dev.cordon.guard.Body;
import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.Judgement;
import dev.cordon.guard.LiveGuard;
import dev.cordon.guard.Verdict;
import dev.cordon.vertx.VertxHeaders;
import dev.cordon.vertx.VertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request on its way through a router: judged, and the decision carried out. */
final class JudgedRequest {
  private static final System.Logger LOG = System.getLogger(JudgedRequest.class.getName());
  private static final String KEY = JudgedRequest.class.getName();

  private final LiveGuard guard;
  private final BodyHandler formReader;
  private final RoutingContext rc;
  private @Nullable Decision decision;

  JudgedRequest(LiveGuard guard, BodyHandler formReader, RoutingContext rc) {
    this.guard = guard;
    this.formReader = formReader;
    this.rc = rc;
  }

  static @Nullable JudgedRequest of(RoutingContext rc) {
    return rc.get(KEY);
  }

  @Nullable Decision decision() {
    return decision;
  }

  void begin() {
    try {
      proceed(guard.judge(new VertxRequest(rc.request(), WebSession.before(rc))));
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void proceed(Judgement judgement) {
    if (judgement instanceof FormTokenQuestion question) {
      FormFields.read(rc, formReader, fields -> answer(question, fields));
    } else {
      decided((Decision) judgement);
    }
  }

  private void answer(FormTokenQuestion question, FormFields fields) {
    try {
      proceed(guard.settle(question.resumeWithField(fields.single(question.field()))));
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void decided(Decision decided) {
    decision = decided;
    rc.put(KEY, this);
    if (decided.verdict() instanceof Verdict.Answer answer) {
      finish(answer.status(), decided);
    } else if (decided.verdict() instanceof Verdict.Refuse refuse) {
      finish(refuse.status(), decided);
    } else {
      RequestCookies.edit(rc.request(), decided);
      rc.put("cordon", new TemplateToken(decided));
      pass(rc, decided);
    }
  }

  /** Comes by again: after a reroute, which drops what was to happen to the answer. */
  void again(LiveGuard guard, RoutingContext rc) {
    if (guard != this.guard) {
      throw new IllegalStateException(
          "[two-guards] CordonHandler: another guard has judged this request. Which of the two"
              + " policies holds would depend on the order of routes. Mount one handler, on the"
              + " outermost router, with one policy.");
    }
    Decision decided = decision;
    if (decided != null) {
      pass(rc, decided);
    }
  }

  private void pass(RoutingContext rc, Decision decided) {
    // Handlers run in reverse, so that this one sees what those of the application add.
    rc.addHeadersEndHandler(v -> edit(decided, Cookies.WRITTEN));
    if (rc.request().headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
      // Vert.x calls nobody before it writes the head of a 101.
      decided.editResponse(new VertxHeaders(rc.response().headers()));
    }
    rc.next();
  }

  /** What becomes of the cookies that were set by the API for cookies. */
  private enum Cookies {
    WRITTEN,
    DROPPED
  }

  private void edit(Decision decided, Cookies cookies) {
    HttpServerResponse response = rc.response();
    try {
      List<String> added = ResponseCookies.take(rc.request());
      if (cookies == Cookies.WRITTEN) {
        added.forEach(line -> response.headers().add(HttpHeaders.SET_COOKIE, line));
      }
      decided.editResponse(new VertxHeaders(response.headers()));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "an answer could not be edited and was not sent", e);
      response.headers().clear();
      Endings.breakOff(rc.request());
      throw e;
    }
  }

  private void finish(int status, Decision decided) {
    HttpServerResponse response = rc.response();
    response.headers().clear();
    response.setStatusCode(status);
    // What a form uploaded before its token was known to be missing.
    rc.cancelAndCleanupFileUploads();
    rc.addHeadersEndHandler(v -> edit(decided, Cookies.DROPPED));
    Body body = decided.body();
    send(body == null ? "" : body.text());
  }

  private void failed(RuntimeException cause) {
    LOG.log(Level.ERROR, "a request could not be judged", cause);
    HttpServerResponse response = rc.response();
    if (response.ended()) {
      return;
    }
    response.headers().clear();
    response.setStatusCode(500);
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.putHeader("X-Content-Type-Options", "nosniff");
    send(
        "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,"
            + "\"reason\":\"internal\"}");
  }

  private void send(String text) {
    Endings.end(rc.request(), text);
  }
}
