package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.framed;
import static dev.cordon.browser.fetch.Lab.sandboxed;
import static dev.cordon.browser.fetch.Lab.shared;
import static dev.cordon.browser.fetch.Lab.trusted;
import static dev.cordon.browser.fetch.Lab.withCredentials;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import java.util.stream.Stream;

/** Asking leave, and what is remembered of the answer. */
final class PreflightDeeds extends Deeds {
  PreflightDeeds() {
    var own = A + "/x";
    answer(Rule.PREFLIGHT_METHOD, shared(), cors("PUT", B));
    answer(Rule.PREFLIGHT_HEADERS, shared(), cors("GET", B, "X-A", "1"));
    deed(
        Rule.REDIRECT_PREFLIGHT,
        lab -> lab.answer(own, redirect(307, C)).answer(C, shared()).fetch(cors("PUT", own)));
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
    preflight(Rule.NO_PREFLIGHTS, shared(PUT, "PUT"), cors("PUT", B));
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
        Rule.REDIRECT_PREFLIGHT_KEPT,
        lab -> lab.answer(own, redirect(303, B)).answer(B, shared()).fetch(cors("PUT", own)));
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
}
