package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.framed;
import static dev.cordon.browser.fetch.Lab.image;
import static dev.cordon.browser.fetch.Lab.navigation;
import static dev.cordon.browser.fetch.Lab.page;
import static dev.cordon.browser.fetch.Lab.sandboxed;
import static dev.cordon.browser.fetch.Lab.shared;
import static dev.cordon.browser.fetch.Lab.trusted;
import static dev.cordon.browser.fetch.Lab.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every rule of fetching does something")
final class SwitchOffTest {
  private static final String C = "https://c.test/y";
  private static final String PUT = "Access-Control-Allow-Methods";
  private static final String NAMES = "Access-Control-Allow-Headers";

  /** For each rule something to do, whose outcome is another without the rule. */
  private static final Map<Rule, Function<Lab, Fetched>> DEEDS = new EnumMap<>(Rule.class);

  private static void deed(Rule rule, Function<Lab, Fetched> deed) {
    DEEDS.put(rule, deed);
  }

  /** An answer to the preflight, and what is asked. */
  private static void preflight(Rule rule, Response answer, FetchRequest request) {
    preflights(rule, answer, () -> copy(request), 1);
  }

  private static void preflights(
      Rule rule, Response answer, java.util.function.Supplier<FetchRequest> request, int times) {
    deed(
        rule,
        lab -> {
          lab.cookie(B, "s=1; Secure; SameSite=None");
          lab.answer("OPTIONS", B, answer).answer(B, trusted());
          for (var i = 1; i < times; i++) {
            lab.fetch(request.get());
          }
          return lab.fetch(request.get());
        });
  }

  private static void answer(Rule rule, Response answer, FetchRequest request) {
    deed(rule, lab -> lab.answer(request.url().toString(), answer).fetch(copy(request)));
  }

  private static FetchRequest copy(FetchRequest request) {
    var copy = new FetchRequest(request.client, request.url());
    copy.method = request.method;
    copy.headers = request.headers;
    copy.body = request.body;
    copy.streamBody = request.streamBody;
    copy.mode = request.mode;
    copy.credentials = request.credentials;
    copy.destination = request.destination;
    copy.redirect = request.redirect;
    copy.cache = request.cache;
    copy.unsafeRequest = request.unsafeRequest;
    copy.keepalive = request.keepalive;
    copy.topLevelNavigation = request.topLevelNavigation;
    return copy;
  }

  private static Response redirect(int status, String location) {
    return Response.of(status, "Location", location, "Access-Control-Allow-Origin", "*");
  }

  private static FetchRequest with(FetchRequest request, RedirectMode mode) {
    request.redirect = mode;
    return request;
  }

  private static FetchRequest with(FetchRequest request, CacheMode mode) {
    request.cache = mode;
    return request;
  }

  private static FetchRequest with(FetchRequest request, Mode mode) {
    request.mode = mode;
    return request;
  }

  static {
    var own = A + "/x";
    deed(
        Rule.KEEPALIVE_QUOTA,
        lab -> {
          var request = cors("POST", own);
          request.keepalive = true;
          request.body = Body.of(new byte[70_000]);
          return lab.fetch(request);
        });
    answer(Rule.BAD_PORT, shared(), cors("GET", "https://b.test:25/"));
    answer(Rule.SAME_ORIGIN_MODE, shared(), with(cors("GET", B), Mode.SAME_ORIGIN));
    answer(Rule.NO_CORS_FOLLOWS, shared(), with(image(B), RedirectMode.ERROR));
    answer(Rule.BASIC_FILTER, Response.of(200, "Set-Cookie", "a=1"), cors("GET", own));
    answer(Rule.CORS_FILTER, shared("X-A", "1"), cors("GET", B));
    answer(
        Rule.EXPOSE_WILDCARD,
        shared("X-A", "1", "Access-Control-Expose-Headers", "*"),
        cors("GET", B));
    answer(Rule.OPAQUE_FILTER, Response.ok("text/css", "p {}"), image(B));
    answer(
        Rule.OPAQUE_REDIRECT_FILTER,
        Response.redirect(302, "/y"),
        with(cors("GET", own), RedirectMode.MANUAL));
    answer(Rule.CORS_SCHEME, shared(), cors("GET", "about:blank"));
    answer(Rule.SCHEME_FETCH, shared(), navigation(null, "GET", "ftp://b.test/"));
    answer(Rule.ACCEPT_BY_DESTINATION, shared(), cors("GET", own));

    answer(Rule.CORS_CHECK, Response.ok("text/plain", "secret"), cors("GET", B));
    answer(Rule.CORS_WILDCARD_WITHOUT_CREDENTIALS, shared(), withCredentials(cors("GET", B)));
    answer(
        Rule.CORS_ALLOW_CREDENTIALS,
        Response.of(200, "Access-Control-Allow-Origin", A),
        withCredentials(cors("GET", B)));
    answer(Rule.PREFLIGHT_METHOD, shared(), cors("PUT", B));
    answer(Rule.PREFLIGHT_HEADERS, shared(), cors("GET", B, "X-A", "1"));

    answer(Rule.REDIRECT_LOCATION, redirect(302, "http://["), cors("GET", own));
    answer(Rule.REDIRECT_SCHEME, redirect(302, "data:,x"), cors("GET", own));
    deed(
        Rule.REDIRECT_COUNT,
        lab -> {
          for (var i = 0; i < 25; i++) {
            lab.answer(A + "/" + i, Response.redirect(302, "/" + (i + 1)));
          }
          return lab.fetch(cors("GET", A + "/0"));
        });
    deed(
        Rule.REDIRECT_CREDENTIALS_CROSS_ORIGIN,
        lab ->
            lab.answer(own, redirect(302, "https://u:p@c.test/y"))
                .answer(C, shared())
                .fetch(cors("GET", own)));
    deed(
        Rule.REDIRECT_CREDENTIALS_CORS,
        lab ->
            lab.answer(B, redirect(302, "https://u:p@a.test/y"))
                .answer(A + "/y", shared())
                .fetch(cors("GET", B)));
    deed(
        Rule.REDIRECT_STREAM_BODY,
        lab -> {
          var request = cors("POST", own);
          request.streamBody = true;
          return lab.answer(own, redirect(307, "/y")).fetch(request);
        });
    answer(Rule.REDIRECT_POST_TO_GET, redirect(302, "/y"), cors("POST", own));
    answer(Rule.REDIRECT_303, redirect(303, "/y"), cors("PUT", own));
    answer(Rule.REDIRECT_AUTHORIZATION, redirect(302, C), cors("GET", own, "Authorization", "x"));
    deed(
        Rule.REDIRECT_TAINT,
        lab -> lab.answer(B, redirect(302, C)).answer(C, shared()).fetch(cors("GET", B)));
    answer(Rule.REDIRECT_LOCATION_EMPTY, redirect(302, ""), cors("GET", own));
    deed(
        Rule.REDIRECT_PREFLIGHT,
        lab -> lab.answer(own, redirect(307, C)).answer(C, shared()).fetch(cors("PUT", own)));
    answer(Rule.REDIRECT_MODE, redirect(302, "/y"), with(cors("GET", own), RedirectMode.ERROR));

    deed(
        Rule.CREDENTIALS_MODE,
        lab -> lab.cookie(B, "s=1; Secure; SameSite=None").fetch(cors("GET", B)));
    answer(Rule.CACHE_MODE_HEADERS, shared(), with(cors("GET", own), CacheMode.RELOAD));
    answer(Rule.ONLY_IF_CACHED, shared(), with(cors("GET", own), CacheMode.ONLY_IF_CACHED));
    deed(
        Rule.AUTHENTICATION_ENTRY,
        lab -> {
          lab.authentication.put(Url.parse(own), "user", "password");
          return lab.fetch(cors("GET", own));
        });

    answer(Rule.ORIGIN_ON_CORS, shared(), cors("GET", B));
    answer(Rule.ORIGIN_ON_UNSAFE, shared(), navigation(page(A + "/"), "POST", B));
    answer(
        Rule.ORIGIN_BY_REFERRER_POLICY,
        shared(),
        navigation(page(A + "/", ReferrerPolicy.NO_REFERRER), "POST", B));
    answer(Rule.ORIGIN_DOWNGRADE, shared(), navigation(page(A + "/"), "POST", "http://b.test/x"));
    answer(
        Rule.ORIGIN_BY_REFERRER_POLICY_NO_CORS,
        shared(),
        with(cors(page(A + "/", ReferrerPolicy.NO_REFERRER), "POST", B), Mode.NO_CORS));

    var twoHeaders = cors("PUT", B, "X-B", "1", "X-A", "1");
    preflight(Rule.PREFLIGHT_REQUEST_HEADERS, shared(PUT, "*", NAMES, "*"), twoHeaders);
    preflight(
        Rule.PREFLIGHT_STATUS,
        Response.of(404, "Access-Control-Allow-Origin", "*", PUT, "PUT"),
        cors("PUT", B));
    preflight(Rule.PREFLIGHT_CORS_CHECK, Response.of(204, PUT, "PUT"), cors("PUT", B));
    preflight(
        Rule.PREFLIGHT_WITHOUT_CREDENTIALS, trusted(PUT, "PUT"), withCredentials(cors("PUT", B)));
    preflight(Rule.PREFLIGHT_ALLOW_METHODS, shared(), cors("PUT", B));
    preflight(Rule.PREFLIGHT_SAFE_METHODS, shared(NAMES, "x-a"), cors("POST", B, "X-A", "1"));
    preflight(Rule.PREFLIGHT_METHOD_WILDCARD, shared(PUT, "*"), cors("PUT", B));
    preflight(Rule.PREFLIGHT_ALLOW_HEADERS, shared(), cors("GET", B, "X-A", "1"));
    preflight(Rule.PREFLIGHT_HEADER_WILDCARD, shared(NAMES, "*"), cors("GET", B, "X-A", "1"));
    preflight(
        Rule.AUTHORIZATION_BEYOND_WILDCARD,
        shared(NAMES, "*"),
        cors("GET", B, "Authorization", "x"));
    preflight(Rule.PREFLIGHT_LISTS_PARSE, shared(PUT, "PUT, a b"), cors("PUT", B));
    deed(
        Rule.PREFLIGHT_NO_REDIRECT,
        lab ->
            lab.answer("OPTIONS", B, redirect(302, C))
                .answer("OPTIONS", C, shared(PUT, "PUT"))
                .answer(B, shared())
                .fetch(cors("PUT", B)));
    var minute = "Access-Control-Max-Age";
    preflights(Rule.PREFLIGHT_CACHE, shared(PUT, "PUT", minute, "60"), () -> cors("PUT", B), 2);
    var first = new boolean[] {true};
    preflights(
        Rule.PREFLIGHT_CACHE_CREDENTIALS,
        trusted(PUT, "PUT", minute, "60"),
        () -> {
          first[0] = !first[0];
          return first[0] ? withCredentials(cors("PUT", B)) : cors("PUT", B);
        },
        2);
    var second = new boolean[1];
    preflights(
        Rule.PREFLIGHT_CACHE_CREDENTIALS_DOWN,
        trusted(PUT, "PUT", minute, "60"),
        () -> {
          second[0] = !second[0];
          return second[0] ? withCredentials(cors("PUT", B)) : cors("PUT", B);
        },
        2);
    deed(
        Rule.PREFLIGHT_CACHE_OPAQUE,
        lab -> {
          var all = Response.of(200, "Access-Control-Allow-Origin", "*", PUT, "PUT");
          lab.answer("OPTIONS", B, all).answer(B, all);
          lab.fetch(cors(sandboxed(A + "/"), "PUT", B));
          return lab.fetch(cors(sandboxed(A + "/"), "PUT", B));
        });
    deed(
        Rule.PREFLIGHT_CACHE_AUTHORIZATION,
        lab -> {
          lab.answer("OPTIONS", B, shared(NAMES, "*")).answer(B, shared());
          lab.fetch(cors("GET", B, "X-A", "1"));
          return lab.fetch(cors("GET", B, "Authorization", "t"));
        });
    preflight(
        Rule.PREFLIGHT_HEADERS_ONCE, shared(NAMES, "x-a"), cors("GET", B, "X-A", "1", "X-A", "2"));
    deed(
        Rule.PREFLIGHT_METADATA_CHAIN,
        lab -> {
          lab.answer("OPTIONS", B, shared(PUT, "PUT")).answer(B, redirect(307, own));
          return lab.fetch(cors("PUT", B));
        });
    deed(
        Rule.PREFLIGHT_TAINT,
        lab -> {
          lab.answer("OPTIONS", B, shared(PUT, "PUT")).answer(B, redirect(307, C));
          return lab.answer(C, shared()).fetch(cors("PUT", B));
        });
    preflights(Rule.PREFLIGHT_CACHE_DEFAULT, shared(PUT, "PUT"), () -> cors("PUT", B), 2);
    preflights(
        Rule.PREFLIGHT_CACHE_UNPARSABLE, shared(PUT, "PUT", minute, "x"), () -> cors("PUT", B), 2);
    preflights(Rule.PREFLIGHT_CACHE_WILDCARD, shared(PUT, "*"), () -> cors("PUT", B), 2);
    preflights(
        Rule.PREFLIGHT_CACHE_HEAD, shared(NAMES, "x-a"), () -> cors("HEAD", B, "X-A", "1"), 2);
    deed(
        Rule.PREFLIGHT_CACHE_PARTITION,
        lab -> {
          lab.answer("OPTIONS", B, shared(PUT, "PUT")).answer(B, shared());
          lab.fetch(cors(framed("https://d.test/", A + "/"), "PUT", B));
          return lab.fetch(cors(framed("https://d.test/", C), "PUT", B));
        });
    deed(
        Rule.PREFLIGHT_CACHE_CLEARED,
        lab -> {
          lab.answer("OPTIONS", B, shared(PUT, "PUT")).answer(B, Response.of(500));
          lab.fetch(cors("PUT", B));
          return lab.fetch(cors("PUT", B));
        });

    answer(Rule.SAFELIST_LENGTH, shared(), cors("GET", B, "Accept", "a".repeat(129)));
    answer(
        Rule.SAFELIST_TOTAL,
        shared(),
        cors(
            "GET",
            B,
            Stream.generate(() -> Stream.of("Accept", "a".repeat(128)))
                .limit(9)
                .flatMap(pair -> pair)
                .toArray(String[]::new)));
    answer(Rule.SAFELIST_BYTES, shared(), cors("GET", B, "Accept", "("));
    answer(Rule.SAFELIST_LANGUAGE, shared(), cors("GET", B, "Accept-Language", "@"));
    answer(
        Rule.SAFELIST_CONTENT_TYPE, shared(), cors("POST", B, "Content-Type", "application/json"));
    answer(Rule.SAFELIST_RANGE_CASE, shared(), cors("GET", B, "Range", "Bytes=0-"));
    answer(Rule.SAFELIST_RANGE, shared(), cors("GET", B, "Range", "bytes=-5"));

    deed(
        Rule.SAME_SITE_ANCESTORS,
        lab ->
            lab.cookie(A + "/", "s=1; SameSite=Lax")
                .fetch(cors(framed(A + "/", "https://b.test/"), "GET", own)));
    deed(
        Rule.SAME_SITE_REDIRECT_CHAIN,
        lab -> {
          lab.cookie(A + "/", "s=1; SameSite=Strict").answer(B, redirect(302, own));
          return lab.fetch(navigation(page(A + "/"), "GET", B));
        });
    deed(
        Rule.WEBSOCKET_HANDSHAKE,
        lab -> {
          var request = cors("GET", B);
          request.mode = Mode.WEBSOCKET;
          return lab.answer(B, Response.of(101)).fetch(request);
        });

    // Beyond the standards.
    preflight(Rule.NO_PREFLIGHTS, shared(PUT, "PUT"), cors("PUT", B));
    deed(
        Rule.SUBRESOURCE_CREDENTIALS,
        lab -> lab.answer(own, redirect(302, "https://u:p@a.test/y")).fetch(cors("GET", own)));
    answer(Rule.SAFELIST_CLIENT_HINTS, shared(), cors("GET", B, "DPR", "1"));
    answer(Rule.SAFELIST_ASCII, shared(), cors("GET", B, "Accept", "\u00e4"));
    preflights(
        Rule.PREFLIGHT_CACHE_NEGATIVE,
        shared(PUT, "PUT", "Access-Control-Max-Age", "-1"),
        () -> cors("PUT", B),
        2);
    deed(
        Rule.PREFLIGHT_CACHE_REFUSED,
        lab -> {
          lab.answer("OPTIONS", B, shared(PUT, "DELETE")).answer(B, shared());
          lab.fetch(cors("PUT", B));
          return lab.fetch(cors("DELETE", B));
        });
    deed(
        Rule.PREFLIGHT_CACHE_CLEARED_BY_ALL,
        lab -> {
          lab.answer("OPTIONS", B, shared(PUT, "PUT")).answer(B, Response.of(500));
          lab.answer("PUT", B, shared());
          lab.fetch(cors("PUT", B));
          lab.fetch(cors("POST", B));
          return lab.fetch(cors("PUT", B));
        });
    deed(
        Rule.PREFLIGHT_CACHE_BY_TOP_ORIGIN,
        lab -> {
          lab.answer("OPTIONS", B, shared(PUT, "PUT")).answer(B, shared());
          lab.fetch(cors(framed("https://d.test/", A + "/"), "PUT", B));
          return lab.fetch(cors(framed("https://d.test/", "https://www.a.test/"), "PUT", B));
        });
    deed(
        Rule.REDIRECT_TAINT_FIRST,
        lab -> {
          var post = cors("POST", own);
          post.mode = Mode.NO_CORS;
          return lab.answer(own, redirect(307, B)).fetch(post);
        });
    deed(
        Rule.NAVIGATION_TAINT_FIRST,
        lab -> lab.answer(own, redirect(307, B)).fetch(navigation(page(A + "/"), "POST", own)));
    deed(
        Rule.REDIRECT_ORIGIN_KEPT,
        lab -> lab.answer(own, redirect(303, A + "/z")).fetch(cors("POST", own)));
    deed(
        Rule.ELEMENT_ORIGIN,
        lab -> {
          var script = cors("GET", own);
          script.destination = Destination.SCRIPT;
          return lab.fetch(script);
        });
    answer(
        Rule.REDIRECT_LOCATION_JOINED,
        Response.of(302, "Location", "/y", "Location", "/z"),
        cors("GET", own));
    deed(
        Rule.REDIRECT_PREFLIGHT_KEPT,
        lab -> lab.answer(own, redirect(303, B)).answer(B, shared()).fetch(cors("PUT", own)));
    deed(
        Rule.STREAM_BODY_FAILS,
        lab -> {
          var stream = cors("POST", own);
          stream.body = Body.of("b");
          stream.streamBody = true;
          return lab.fetch(stream);
        });
    preflight(Rule.METHOD_COMPARED_LOOSELY, shared(PUT, "put"), cors("PUT", B));
    deed(
        Rule.PREFLIGHT_CACHE_SINGLE,
        lab -> {
          lab.answer("OPTIONS", B, shared(PUT, "PUT")).answer(B, shared());
          lab.fetch(cors("PUT", B));
          lab.answer("OPTIONS", B, shared(PUT, "DELETE"));
          lab.fetch(cors("DELETE", B));
          return lab.fetch(cors("PUT", B));
        });
  }

  static Stream<Rule> rules() {
    return DEEDS.keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_outcome_is_another_without_it(Rule rule) {
    var with = Profile.standard().with(rule);
    assertThat(outcome(rule, with)).isNotEqualTo(outcome(rule, with.without(rule)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_same_twice_is_the_same(Rule rule) {
    assertThat(outcome(rule, Profile.standard())).isEqualTo(outcome(rule, Profile.standard()));
  }

  @Test
  void no_rule_of_the_sections_on_fetching_is_left_out() {
    var fetching =
        EnumSet.range(Rule.BAD_PORT, Rule.SAFELIST_RANGE).stream()
            .filter(rule -> !ELSEWHERE.contains(rule))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
    assertThat(DEEDS.keySet()).containsAll(fetching);
  }

  /** Those of the same sections with tests of their own. */
  private static final EnumSet<Rule> ELSEWHERE =
      EnumSet.of(
          Rule.MIXED_CONTENT_BLOCK,
          Rule.MIXED_CONTENT_UPGRADE,
          Rule.MIXED_CONTENT_LOCALHOST,
          Rule.BLOCK_ALL_MIXED_CONTENT,
          Rule.UPGRADE_INSECURE_REQUESTS,
          Rule.UPGRADE_WORKERS,
          Rule.UPGRADE_PREFERENCE,
          Rule.UPGRADE_PREFERENCE_SECURE,
          Rule.UPGRADE_PREFERENCE_PLUGINS,
          Rule.HSTS,
          Rule.HSTS_BY_SUBRESOURCE,
          Rule.COEP_CREDENTIALLESS,
          Rule.OPAQUE_ORIGIN);

  private static String outcome(Rule rule, Profile profile) {
    var lab = new Lab(profile);
    var fetched = DEEDS.get(rule).apply(lab);
    var wire = lab.wire.stream().map(SwitchOffTest::line).collect(Collectors.joining("\n"));
    return fetched.type()
        + " "
        + fetched.status()
        + " "
        + fetched.headers()
        + fetched.body().text()
        + "\n"
        + wire;
  }

  private static String line(Request request) {
    Headers headers = request.headers();
    return request + "\n" + headers;
  }
}
