package dev.cordon.browser.fetch;

import dev.cordon.browser.cookies.CookieContext;
import dev.cordon.browser.cookies.CookieJar;
import dev.cordon.browser.cookies.SameSiteMode;
import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Fetches without a browser around them: answers by method and URL, and a clock to turn. */
final class Lab implements Network {
  static final String A = "https://a.test";
  static final String B = "https://b.test/x";

  final Profile profile;
  final CookieJar jar;
  final AuthenticationEntries authentication = new AuthenticationEntries();
  final Fetching fetching;
  final List<Request> wire = new ArrayList<>();
  private final Map<String, Function<Request, Response>> answers = new HashMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  Lab(Profile profile) {
    this.profile = profile;
    this.jar = new CookieJar(profile);
    this.fetching = new Fetching(profile, this, jar, () -> now, authentication);
  }

  static Lab standard() {
    return new Lab(Profile.standard());
  }

  static Lab without(Rule rule) {
    return new Lab(Profile.standard().without(rule));
  }

  /** Answers a method (or * for the others) at a URL. */
  Lab answer(String method, String url, Response response) {
    return answer(method, url, request -> response);
  }

  Lab answer(String method, String url, Function<Request, Response> response) {
    answers.put(method + " " + Url.parse(url), response);
    return this;
  }

  Lab answer(String url, Response response) {
    return answer("*", url, response);
  }

  /** A cookie that a visit to its own page left behind. */
  Lab cookie(String url, String line) {
    var context = CookieContext.navigation(Url.parse(url), SameSiteMode.STRICT_OR_LESS);
    var note = jar.store(line, context, now);
    if (!note.accepted()) {
      throw new AssertionError(line + ": " + note);
    }
    return this;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Response send(Request request) throws NetworkFailure {
    wire.add(request);
    if (wire.size() > 1_000) {
      throw new AssertionError("a fetch without end");
    }
    var answer = answers.get(request.method() + " " + request.url());
    if (answer == null) {
      answer = answers.get("* " + request.url());
    }
    return answer == null ? Response.ok("text/html", "hello") : answer.apply(request);
  }

  Fetched fetch(FetchRequest request) {
    return fetching.fetch(request);
  }

  Request last() {
    return wire.get(wire.size() - 1);
  }

  List<String> methods() {
    return wire.stream().map(Request::method).toList();
  }

  /** What {@code fetch(url, {method})} of https://a.test makes. */
  static FetchRequest cors(String method, String url, String... headers) {
    return cors(page(A + "/"), method, url, headers);
  }

  static FetchRequest cors(Environment client, String method, String url, String... headers) {
    var request = new FetchRequest(client, Url.parse(url));
    request.method = method;
    request.mode = Mode.CORS;
    request.unsafeRequest = true;
    request.headers = Headers.of(headers);
    if (!method.equals("GET") && !method.equals("HEAD")) {
      request.body = Body.of("text");
    }
    return request;
  }

  static FetchRequest withCredentials(FetchRequest request) {
    request.credentials = Credentials.INCLUDE;
    return request;
  }

  /** What an image of https://a.test makes. */
  static FetchRequest image(String url) {
    var request = new FetchRequest(page(A + "/"), Url.parse(url));
    request.credentials = Credentials.INCLUDE;
    request.destination = Destination.IMAGE;
    return request;
  }

  /** What a link or a form makes; by the user's typing where there is no client. */
  static FetchRequest navigation(Environment client, String method, String url) {
    var request = new FetchRequest(client, Url.parse(url));
    request.method = method;
    request.mode = Mode.NAVIGATE;
    request.credentials = Credentials.INCLUDE;
    request.destination = Destination.DOCUMENT;
    request.topLevelNavigation = true;
    return request;
  }

  static Environment page(String url) {
    return environment(url, Url.parse(url).origin(), null, List.of());
  }

  static Environment page(String url, ReferrerPolicy policy) {
    return environment(url, Url.parse(url).origin(), policy, List.of());
  }

  /** A page with an opaque origin in a frame of another. */
  static Environment sandboxed(String url, String... around) {
    return environment(url, Origin.OPAQUE, null, List.of(around));
  }

  /** A page in frames, the nearest first. */
  static Environment framed(String url, String... around) {
    return environment(url, Url.parse(url).origin(), null, List.of(around));
  }

  private static Environment environment(
      String text, Origin origin, ReferrerPolicy policy, List<String> around) {
    var url = Url.parse(text);
    var urls = around.stream().map(Url::parse).toList();
    return new Environment(
        origin,
        url,
        url,
        policy,
        EmbedderPolicy.UNSAFE_NONE,
        urls.stream().map(Url::origin).toList(),
        urls,
        urls.isEmpty() ? url : urls.get(urls.size() - 1),
        false,
        false,
        url.isPotentiallyTrustworthy(),
        AddressSpace.PUBLIC,
        false,
        false,
        false,
        false);
  }

  /** An answer that lets everybody read. */
  static Response shared(String... namesAndValues) {
    return Response.of(200, namesAndValues)
        .with("Access-Control-Allow-Origin", "*")
        .withBody("secret");
  }

  /** An answer that lets https://a.test read with credentials. */
  static Response trusted(String... namesAndValues) {
    return Response.of(200, namesAndValues)
        .with("Access-Control-Allow-Origin", A)
        .with("Access-Control-Allow-Credentials", "true")
        .withBody("secret");
  }
}
