package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.A;
import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.cors;
import static dev.cordon.browser.fetch.Lab.framed;
import static dev.cordon.browser.fetch.Lab.image;
import static dev.cordon.browser.fetch.Lab.navigation;
import static dev.cordon.browser.fetch.Lab.page;
import static dev.cordon.browser.fetch.Lab.shared;
import static dev.cordon.browser.fetch.Lab.withCredentials;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Url;

/** Everything that a fetch does besides asking leave. */
final class FetchDeeds extends Deeds {
  FetchDeeds() {
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
    deed(
        Rule.SUBRESOURCE_CREDENTIALS,
        lab -> lab.answer(own, redirect(302, "https://u:p@a.test/y")).fetch(cors("GET", own)));
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
        Rule.STREAM_BODY_FAILS,
        lab -> {
          var stream = cors("POST", own);
          stream.body = Body.of("b");
          stream.streamBody = true;
          return lab.fetch(stream);
        });
  }
}
