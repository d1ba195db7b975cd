package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the answer to a preflight allows the request (Fetch, CORS-preflight fetch, step 7). */
final class PreflightAnswer {
  static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
  static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";

  private final Profile profile;

  PreflightAnswer(Profile profile) {
    this.profile = profile;
  }

  /** Why the request may not be made; null if it may. */
  @Nullable Block check(FetchRequest request, Response response, String[] names, int exchange) {
    if (HttpFetch.isRedirect(response.status()) && profile.follows(Rule.PREFLIGHT_NO_REDIRECT)) {
      return PreflightAdvice.redirect(request, response, exchange);
    }
    var ok = response.status() >= 200 && response.status() <= 299;
    if (!ok && profile.follows(Rule.PREFLIGHT_STATUS)) {
      return PreflightAdvice.status(request, response, exchange);
    }
    if (profile.follows(Rule.PREFLIGHT_CORS_CHECK)) {
      var block = CorsCheck.check(request, response, exchange, true, profile);
      if (block != null) {
        return block;
      }
    }
    var headers = response.headers();
    for (var name : LISTS) {
      if (HeaderValues.tokens(headers, name) == HeaderValues.MALFORMED
          && profile.follows(Rule.PREFLIGHT_LISTS_PARSE)) {
        return PreflightAdvice.malformed(request, response, exchange, name);
      }
    }
    if (!allowsMethod(request, methods(request, headers))) {
      return PreflightAdvice.method(request, response, exchange);
    }
    return checkNames(request, response, names, exchange);
  }

  private static final String[] LISTS = {ALLOW_METHODS, ALLOW_HEADERS};

  /** The methods that are allowed. */
  List<String> methods(FetchRequest request, Headers headers) {
    var methods = list(headers, ALLOW_METHODS);
    if (methods != null) {
      return methods;
    }
    return request.useCorsPreflight ? List.of(request.method) : List.of();
  }

  /** The header names that are allowed. */
  List<String> names(Headers headers) {
    var names = list(headers, ALLOW_HEADERS);
    return names == null ? List.of() : names;
  }

  /** Of a malformed list, where that does not matter, what is well-formed. */
  private static @Nullable List<String> list(Headers headers, String name) {
    var list = HeaderValues.tokens(headers, name);
    return list == HeaderValues.MALFORMED ? HeaderValues.tokensAmong(headers, name) : list;
  }

  /** CORS-preflight fetch, step 7.5. */
  private boolean allowsMethod(FetchRequest request, List<String> methods) {
    return !profile.follows(Rule.PREFLIGHT_ALLOW_METHODS)
        || methods.contains(request.method)
        || (Methods.isSafelisted(request.method) && profile.follows(Rule.PREFLIGHT_SAFE_METHODS))
        || (request.credentials != Credentials.INCLUDE
            && methods.contains("*")
            && profile.follows(Rule.PREFLIGHT_METHOD_WILDCARD))
        || (profile.follows(Rule.METHOD_COMPARED_LOOSELY)
            && HeaderValues.names(methods, request.method));
  }

  /** CORS-preflight fetch, steps 7.6 and 7.7. */
  private @Nullable Block checkNames(
      FetchRequest request, Response response, String[] unsafeNames, int exchange) {
    if (unsafeNames.length == 0 || !profile.follows(Rule.PREFLIGHT_ALLOW_HEADERS)) {
      return null;
    }
    var names = names(response.headers());
    var wildcard =
        request.credentials != Credentials.INCLUDE
            && names.contains("*")
            && profile.follows(Rule.PREFLIGHT_HEADER_WILDCARD);
    for (var name : unsafeNames) {
      if (!HeaderValues.names(names, name)
          && !(wildcard && !Preflight.isBeyondWildcard(name, profile))) {
        return PreflightAdvice.headers(request, response, exchange, name, names, unsafeNames);
      }
    }
    return null;
  }
}
