package dev.cordon.browser.fetch;

import static dev.cordon.browser.fetch.Lab.B;
import static dev.cordon.browser.fetch.Lab.trusted;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** For each of some rules something to do, whose outcome is another without the rule. */
abstract class Deeds {
  static final String C = "https://c.test/y";
  static final String PUT = "Access-Control-Allow-Methods";
  static final String NAMES = "Access-Control-Allow-Headers";

  private final Map<Rule, Function<Lab, Fetched>> deeds = new EnumMap<>(Rule.class);

  final void deed(Rule rule, Function<Lab, Fetched> deed) {
    deeds.put(rule, deed);
  }

  /** An answer to the preflight, and what is asked. */
  final void preflight(Rule rule, Response answer, FetchRequest request) {
    preflights(rule, answer, () -> copy(request), 1);
  }

  final void preflights(Rule rule, Response answer, Supplier<FetchRequest> request, int times) {
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

  final void answer(Rule rule, Response answer, FetchRequest request) {
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

  static Response redirect(int status, String location) {
    return Response.of(status, "Location", location, "Access-Control-Allow-Origin", "*");
  }

  static FetchRequest with(FetchRequest request, RedirectMode mode) {
    request.redirect = mode;
    return request;
  }

  static FetchRequest with(FetchRequest request, CacheMode mode) {
    request.cache = mode;
    return request;
  }

  static FetchRequest with(FetchRequest request, Mode mode) {
    request.mode = mode;
    return request;
  }

  final Map<Rule, Function<Lab, Fetched>> all() {
    return deeds;
  }
}
