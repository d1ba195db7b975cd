package dev.cordon.browser;

import dev.cordon.browser.fetch.CacheMode;
import dev.cordon.browser.fetch.FetchRequest;
import dev.cordon.browser.fetch.Methods;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.Referrer;
import dev.cordon.browser.fetch.RequestHeaderGuard;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/**
 * {@code new Request(url, init)} as far as it does not depend on the URL (Fetch, Request class,
 * constructor): a request to be stamped out, or the exception that is thrown.
 */
final class RequestConstructor {
  final Profile profile;

  /** What throws; null where nothing does. */
  final @Nullable Refusal thrown;

  private final FetchInit init;
  private final String method;
  private final Headers headers;
  private final @Nullable Body body;
  private final boolean stream;

  private RequestConstructor(
      Profile profile,
      FetchInit init,
      @Nullable Refusal thrown,
      String method,
      Headers headers,
      Payload.@Nullable Extracted body) {
    this.profile = profile;
    this.init = init;
    this.thrown = thrown;
    this.method = method;
    this.headers = headers;
    this.body = body == null ? null : body.body();
    this.stream = body != null && body.stream();
  }

  static RequestConstructor construct(FetchInit init, Profile profile, Randomness random) {
    var body = init.body == null ? null : init.body.extract(profile, random);
    var thrown = thrown(init, body, profile);
    var method = Methods.normalized(init.method, profile);
    var headers = thrown != null ? Headers.EMPTY : headers(init, body, profile);
    return new RequestConstructor(profile, init, thrown, method, headers, body);
  }

  /** The checks, in the constructor's order. */
  private static @Nullable Refusal thrown(
      FetchInit init, Payload.@Nullable Extracted body, Profile profile) {
    if (init.mode == Mode.NAVIGATE || init.mode == Mode.WEBSOCKET) {
      return Refusal.syntax("The mode " + init.mode + " is not for scripts.");
    }
    if (init.cache == CacheMode.ONLY_IF_CACHED && init.mode != Mode.SAME_ORIGIN) {
      return Refusal.syntax("The cache mode only-if-cached goes with mode same-origin alone.");
    }
    var refused = Methods.refused(init.method, init.mode, profile);
    if (refused != null) {
      return Refusal.by(refused);
    }
    var malformed = ScriptHeaders.malformed(init.headers);
    if (malformed != null) {
      return Refusal.syntax(malformed);
    }
    if (body == null) {
      return null;
    }
    var method = Methods.normalized(init.method, profile);
    if ((method.equals("GET") || method.equals("HEAD"))
        && profile.follows(Rule.BODY_NEEDS_METHOD)) {
      return Refusal.by(
          Rule.BODY_NEEDS_METHOD, "A request with method " + method + " has no body.", "Use POST.");
    }
    if (body.stream() && (init.keepalive || init.mode == Mode.NO_CORS)) {
      return Refusal.by(
          Rule.STREAM_BODY_PREFLIGHT,
          "A stream is no body for keepalive or for mode no-cors.",
          "Send a string.");
    }
    return null;
  }

  private static Headers headers(
      FetchInit init, Payload.@Nullable Extracted body, Profile profile) {
    var contentType = body == null ? null : body.contentType();
    if (init.headers.isEmpty() && contentType == null) {
      return Headers.EMPTY;
    }
    var written = ScriptHeaders.normalized(init.headers);
    var kept = RequestHeaderGuard.filter(written, init.mode, profile);
    if (profile.follows(Rule.HEADERS_COMBINED)) {
      kept = ScriptHeaders.combined(kept);
    }
    if (contentType == null
        || !profile.follows(Rule.BODY_CONTENT_TYPE)
        || kept.has("Content-Type")) {
      return kept;
    }
    var typed = kept.with("Content-Type", contentType);
    // Through the guard as well: a Blob of type application/json loses it in mode no-cors.
    return profile.follows(Rule.NO_CORS_BODY_TYPE)
        ? typed
        : RequestHeaderGuard.filter(typed, init.mode, profile);
  }

  /** The exception that this URL makes the constructor throw; null for none. */
  static @Nullable Refusal thrownBy(Url url, Profile profile) {
    return url.hasCredentials() && profile.follows(Rule.URL_CREDENTIALS_REFUSED)
        ? Refusal.by(
            Rule.URL_CREDENTIALS_REFUSED,
            "The URL holds a user or a password.",
            "Send Authorization in a header.")
        : null;
  }

  /** The request for this URL. */
  FetchRequest request(Client client, Url url, Referrer referrer) {
    var request = new FetchRequest(client.environment(), url);
    request.method = method;
    request.headers = headers;
    request.body = body;
    request.streamBody = stream;
    request.mode = init.mode;
    request.credentials = init.credentials;
    request.redirect = init.redirect;
    request.cache = init.cache;
    request.referrer = referrer;
    request.referrerPolicy = init.referrerPolicy;
    request.unsafeRequest = true;
    request.useCorsPreflight = stream && profile.follows(Rule.STREAM_BODY_PREFLIGHT);
    request.keepalive = init.keepalive;
    return request;
  }
}
