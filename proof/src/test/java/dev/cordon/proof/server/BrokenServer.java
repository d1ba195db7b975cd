package dev.cordon.proof.server;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.policy.Policy;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The guard of a policy with one mistake in it. */
public final class BrokenServer implements Server {
  private final Policy policy;
  private final GuardedServer guarded;
  private final Application application;
  private final Mistake mistake;

  private BrokenServer(Policy policy, GuardedServer guarded, Mistake mistake) {
    this.policy = policy;
    this.guarded = guarded;
    this.application = new Application(policy);
    this.mistake = mistake;
  }

  /**
   * @param policy what is in force
   * @param read what the guard takes it for
   */
  public static BrokenServer of(Policy policy, Policy read, Origin own, Mistake mistake) {
    return new BrokenServer(policy, GuardedServer.of(read, own), mistake);
  }

  @Override
  public Origin origin() {
    return guarded.origin();
  }

  @Override
  public List<Login> logins() {
    return guarded.logins();
  }

  @Override
  public String tokenOfAnother() {
    return guarded.tokenOfAnother();
  }

  @Override
  public Served serve(Request request, String answerType) {
    return mistake.serve(new Asked(request, answerType));
  }

  /** A request, and what the guard without the mistake would do with it. */
  final class Asked {
    final Request request;
    private final String answerType;

    Asked(Request request, String answerType) {
      this.request = request;
      this.answerType = answerType;
    }

    Policy policy() {
      return policy;
    }

    Origin own() {
      return guarded.origin();
    }

    String tokenOfAnother() {
      return guarded.tokenOfAnother();
    }

    String header(String name) {
      var value = request.header(name);
      return value == null ? "" : value;
    }

    /** The origin that the request names; null for none and for the opaque one. */
    @Nullable Origin from() {
      var origin = Origin.parseOrNull(header("Origin"));
      return origin == null || origin.isOpaque() ? null : origin;
    }

    boolean isPreflight() {
      return request.method().equals("OPTIONS")
          && !header("Access-Control-Request-Method").isEmpty();
    }

    boolean isHandshake() {
      return !header("Upgrade").isEmpty();
    }

    Served told() {
      return guarded.serve(request, answerType);
    }

    /** What becomes of it where the guard is shown another request in its place. */
    Served shown(Request other) {
      var served = guarded.serve(other, answerType);
      var run = served.run();
      var response = served.response();
      var headers = response.headers();
      var named = other.header("Origin");
      if (named != null && named.equals(headers.get("Access-Control-Allow-Origin"))) {
        headers = with(headers, "Access-Control-Allow-Origin", header("Origin"));
      }
      var methods = headers.get("Access-Control-Allow-Methods");
      if (methods != null) {
        headers =
            with(
                headers,
                "Access-Control-Allow-Methods",
                methods + ", " + header("Access-Control-Request-Method"));
      }
      if (run != null && run.method().equals(Application.WEBSOCKET)) {
        return served;
      }
      var did = application.run(request, request.headers());
      return new Served(
          new Response(response.status(), headers, response.body()),
          run == null || other.method().equals(request.method()) && samePath(other)
              ? run
              : new Run(did.method(), did.effect(), run.asUser(), run.forged()),
          served.reason(),
          served.rule());
    }

    private boolean samePath(Request other) {
      return other.url().path().equals(request.url().path());
    }

    Request with(String name, String value) {
      return new Request(
          request.method(), request.url(), with(request.headers(), name, value), request.body());
    }

    Request withMethod(String method) {
      return new Request(method, request.url(), request.headers(), request.body());
    }

    Request withPath(String path) {
      return new Request(
          request.method(), request.url().withPath(path), request.headers(), request.body());
    }

    Request without(String name) {
      return new Request(
          request.method(),
          request.url(),
          request.headers().toBuilder().remove(name).build(),
          request.body());
    }

    /** The same under the application's own name. */
    Request atOwn() {
      return new Request(
          request.method(),
          Url.parse(own() + request.url().pathAndQuery()),
          request.headers(),
          request.body());
    }

    private static Headers with(Headers headers, String name, String value) {
      return headers.toBuilder().set(name, value).build();
    }

    /** The application does it, whatever the guard says; the session is opened as always. */
    Served done() {
      var told = told();
      var did = application.run(request, request.headers());
      var user =
          guarded.serve(
              new Request(
                  "GET",
                  Url.parse(own() + "/"),
                  request.headers().toBuilder()
                      .remove("Upgrade")
                      .remove("Origin")
                      .remove("Referer")
                      .set("Sec-Fetch-Site", "same-origin")
                      .build(),
                  null),
              answerType);
      var seen = user.run();
      var run =
          seen == null ? did : new Run(did.method(), did.effect(), seen.asUser(), seen.forged());
      var shares = Headers.builder().add("Content-Type", answerType);
      told.response()
          .headers()
          .forEach(
              (name, value) -> {
                if (name.startsWith("Access-Control-")) {
                  shares.add(name, value);
                }
              });
      var response =
          isHandshake()
              ? Response.webSocket(request)
              : new Response(200, shares.build(), Body.of("what the application answers"));
      return new Served(response, run, "done", "");
    }

    /** The same request, as if a page of the application's own asked. */
    Asked ofOwn() {
      return new Asked(with("Origin", own().toString()), answerType);
    }

    /** The answer for this origin, and with credentials. */
    Served sharedWithCredentials(Served served) {
      var headers =
          with(
              with(served.response().headers(), "Access-Control-Allow-Origin", header("Origin")),
              "Access-Control-Allow-Credentials",
              "true");
      return new Served(
          new Response(served.response().status(), headers, served.response().body()),
          served.run(),
          served.reason(),
          served.rule());
    }

    /** The same answer of an application that did something else. */
    static Served doing(Served served, Run run) {
      return new Served(served.response(), run, served.reason(), served.rule());
    }

    /** What the application makes of the request as it came. */
    Run asItCame() {
      return application.run(request, request.headers());
    }

    /** The same answer without headers that begin like this. */
    Served stripped(Served served, String... beginnings) {
      var headers = Headers.builder();
      served
          .response()
          .headers()
          .forEach(
              (name, value) -> {
                for (var beginning : beginnings) {
                  if (name.startsWith(beginning)) {
                    return;
                  }
                }
                headers.add(name, value);
              });
      return new Served(
          new Response(served.response().status(), headers.build(), served.response().body()),
          served.run(),
          served.reason(),
          served.rule());
    }
  }
}
