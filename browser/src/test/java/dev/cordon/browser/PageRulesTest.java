package dev.cordon.browser;

import static dev.cordon.browser.fetch.Mode.NO_CORS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of what pages do, each by something that comes out otherwise without it. */
class PageRulesTest {
  private static final String A = "https://a.example/";
  private static final String B = "https://b.example/";
  private static final String C = "https://c.example/";
  private static final String INSECURE = "http://b.example/";

  /** What is done, and what is looked at then. */
  private interface Deed extends BiFunction<Page, Servers, Object> {}

  private static Arguments row(Rule rule, Object with, Object without, Deed deed) {
    return arguments(rule, with, without, deed);
  }

  private static Deed asks(BiFunction<Page, Servers, Trace> action) {
    return (page, servers) -> action.apply(page, servers).askedFirst();
  }

  private static Deed sees(BiFunction<Page, Servers, Trace> action) {
    return (page, servers) -> action.apply(page, servers).seen().toString();
  }

  private static Deed sends(String header, BiFunction<Page, Servers, Trace> action) {
    return (page, servers) -> {
      var exchanges = action.apply(page, servers).exchanges();
      var value = exchanges.get(exchanges.size() - 1).request().header(header);
      return value == null ? "" : value;
    };
  }

  private static Deed asked(BiFunction<Page, Servers, Trace> action) {
    return (page, servers) -> action.apply(page, servers).exchanges().size();
  }

  private static Page known(Page page, Servers servers) {
    servers.answer(B, Response.of(200, "Set-Cookie", "sid=1; SameSite=None; Secure"));
    page.browser.visit(B);
    return page;
  }

  private static Page embedder(Page page) {
    return page.browser.page(
        A, setup -> setup.header("Cross-Origin-Embedder-Policy", "require-corp"));
  }

  static Stream<Arguments> rules() {
    var nothing = "nothing";
    var load = "load, and cannot look inside";
    return Stream.of(
        row(
            Rule.BODY_CONTENT_TYPE,
            "text/plain;charset=UTF-8",
            "",
            sends("Content-Type", (p, s) -> p.fetch(A, i -> i.method("POST").body("x")))),
        row(
            Rule.BODY_CONTENT_TYPE,
            "text/plain;charset=UTF-8",
            "",
            sends("Content-Type", (p, s) -> p.xhr(A, x -> x.method("POST").body("x")))),
        row(
            Rule.BODY_CONTENT_TYPE,
            "text/plain;charset=UTF-8",
            "",
            sends("Content-Type", (p, s) -> p.beacon(A, "x"))),
        row(
            Rule.UPLOAD_LISTENER_PREFLIGHT,
            true,
            false,
            asks((p, s) -> p.xhr(B, x -> x.method("POST").body("x").uploadListener()))),
        row(
            Rule.UPLOAD_LISTENER_BODILESS,
            true,
            false,
            asks((p, s) -> p.xhr(B, x -> x.uploadListener()))),
        row(
            Rule.STREAM_BODY_PREFLIGHT,
            true,
            false,
            asks((p, s) -> p.fetch(B, i -> i.method("POST").body(Payload.stream("x"))))),
        row(
            Rule.STREAM_BODY,
            "x",
            "[object ReadableStream]",
            (p, s) -> {
              p.fetch(A, i -> i.method("POST").body(Payload.stream("x")));
              return s.last().body().text();
            }),
        row(
            Rule.CROSSORIGIN_ATTRIBUTE,
            "cors",
            "no-cors",
            sends("Sec-Fetch-Mode", (p, s) -> p.image(B, e -> e.crossOrigin("")))),
        row(
            Rule.MODULE_SCRIPT_CORS,
            "cors",
            "no-cors",
            sends("Sec-Fetch-Mode", (p, s) -> p.moduleScript(B))),
        row(Rule.FONT_CORS, "cors", "no-cors", sends("Sec-Fetch-Mode", (p, s) -> p.font(B))),
        row(
            Rule.BEACON_CORS,
            true,
            false,
            asks((p, s) -> p.beacon(B, Payload.blob("application/json", "{}")))),
        row(Rule.LINK_MANIFEST, 1, 0, asked((p, s) -> p.link("manifest", A + "m"))),
        row(Rule.LINK_ICON, 1, 0, asked((p, s) -> p.link("icon", A + "i"))),
        row(Rule.LINK_PREFETCH, 1, 0, asked((p, s) -> p.link("prefetch", A + "p"))),
        row(
            Rule.PING_HEADERS,
            B,
            null,
            (p, s) -> p.click(B, l -> l.ping(C)).exchanges().get(0).request().header("Ping-To")),
        row(Rule.PING, 2, 1, asked((p, s) -> p.click(B, l -> l.ping(C)))),
        row(
            Rule.FORM_NOREFERRER,
            "",
            A,
            sends("Referer", (p, s) -> p.form(B, f -> f.rel("noreferrer")))),
        row(
            Rule.FORM_NOREFERRER_ORIGIN,
            "null",
            "https://a.example",
            sends("Origin", (p, s) -> p.form(B, f -> f.method("post").rel("noreferrer")))),
        row(
            Rule.IFRAME_CREDENTIALLESS,
            "[]",
            "[sid]",
            (p, s) -> known(p, s).iframe(B, f -> f.credentialless()).cookiesSent().toString()),
        row(Rule.COOKIE_AVERSE, false, true, (p, s) -> p.dataFrame().refusesCookies()),
        row(
            Rule.HEADERS_COMBINED,
            "[1, 2]",
            "[1|2]",
            (p, s) -> {
              p.fetch(A, i -> i.header("X-A", "1").header("x-a", "2"));
              return "[" + String.join("|", s.last().headers().all("X-A")) + "]";
            }),
        row(
            Rule.NO_CORS_BODY_TYPE,
            "application/json",
            "",
            sends(
                "Content-Type",
                (p, s) ->
                    p.fetch(
                        B,
                        i ->
                            i.mode(NO_CORS)
                                .method("POST")
                                .body(Payload.blob("application/json", "{}"))))),
        row(
            Rule.USER_AGENT_FORBIDDEN,
            "",
            "x",
            sends("User-Agent", (p, s) -> p.fetch(A, i -> i.header("User-Agent", "x")))),
        row(Rule.MEDIA_RANGE, "bytes=0-", "", sends("Range", (p, s) -> p.video(B))),
        row(
            Rule.IMPORT_SCRIPTS_CREDENTIALS,
            "[sid]",
            "[]",
            (p, s) -> known(p, s).blobWorker().importScripts(B).cookiesSent().toString()),
        row(
            Rule.FRAME_INHERITS_REFERRER_POLICY,
            B + "x",
            B,
            sends(
                "Referer",
                (p, s) -> p.meta("referrer", "unsafe-url").iframe(B + "x").page().image(C))),
        row(
            Rule.WORKER_INHERITS_REFERRER_POLICY,
            A + "w.js",
            A,
            (p, s) -> {
              s.answer(A + "w.js", Response.ok("text/javascript", "run()"));
              p.meta("referrer", "unsafe-url").worker("/w.js").worker().fetch(B);
              return s.last("Referer");
            }),
        row(Rule.FRAME_CORP_STAYS, nothing, load, sees((p, s) -> embedder(p).iframe(B))),
        row(
            Rule.FRAME_COEP_SILENT,
            nothing,
            load,
            sees(
                (p, s) -> {
                  s.answer(B, Response.of(200, "Cross-Origin-Resource-Policy", "cross-origin"));
                  return embedder(p).iframe(B);
                })),
        row(
            Rule.MIXED_BEACON_REFUSED,
            "that it was not queued",
            "that it was queued",
            sees((p, s) -> p.beacon(INSECURE))),
        row(
            Rule.MIXED_WEBSOCKET_THROWS,
            true,
            false,
            (p, s) -> p.webSocket("ws://b.example/").seen() instanceof Seen.Thrown),
        row(Rule.MIXED_FRAME_STAYS, nothing, load, sees((p, s) -> p.frame(INSECURE))),
        row(Rule.MIXED_FRAME_ERROR, "error", load, sees((p, s) -> p.iframe(INSECURE))),
        row(
            Rule.CHALLENGED_URL_STRIPPED,
            B,
            "https://u:p@b.example/",
            (p, s) -> {
              s.answer(
                  B,
                  request ->
                      request.headers().has("Authorization")
                          ? Response.ok("text/html", "in")
                          : Response.of(401, "WWW-Authenticate", "Basic realm=x"));
              return p.browser.visit("https://u:p@b.example/").page().url().toString();
            }));
  }

  @ParameterizedTest(name = "{0}: {1} with it, {2} without")
  @MethodSource
  void rules(Rule rule, Object with, Object without, Deed deed) {
    var lacking = Profile.standard().without(rule);
    assertEquals(with, done(lacking.with(rule), deed));
    assertEquals(without, done(lacking, deed));
  }

  private static Object done(Profile profile, Deed deed) {
    var servers = new Servers();
    return deed.apply(Browser.of(profile).on(servers).page(A), servers);
  }

  /** HTTP/1.1 alone. */
  private record Old(Servers servers) implements Network {
    @Override
    public Response send(Request request) throws NetworkFailure {
      return servers.send(request);
    }

    @Override
    public boolean speaksHttp2(Url url) {
      return false;
    }
  }

  @Test
  void a_stream_goes_over_http_2_alone_where_a_browser_has_it_so() {
    for (var follows : new boolean[] {true, false}) {
      var profile =
          follows ? Profile.standard() : Profile.standard().without(Rule.STREAM_BODY_HTTP2);
      var page = Browser.of(profile).on(new Old(new Servers())).page(A);
      var stream = page.fetch(A, i -> i.method("POST").body(Payload.stream("x")));
      assertEquals(follows, stream.wasBlockedBy(Rule.STREAM_BODY_HTTP2));
      assertEquals(!follows, stream.reachedServer());
      assertEquals(true, page.fetch(A, i -> i.method("POST").body("x")).reachedServer());
    }
  }
}
