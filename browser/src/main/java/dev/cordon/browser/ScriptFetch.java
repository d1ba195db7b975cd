package dev.cordon.browser;

import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.FetchRequest;
import dev.cordon.browser.fetch.Fetched;
import dev.cordon.browser.fetch.Methods;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.Referrer;
import dev.cordon.browser.fetch.RequestHeaderGuard;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/** What script asks for by itself: {@code fetch} and {@code XMLHttpRequest}. */
final class ScriptFetch {
  private static final Seen FAILED = new Seen.Failed();

  private ScriptFetch() {}

  /** Fetch, fetch method: the Request constructor, and then the fetch. */
  static Trace fetch(Client client, Url url, FetchInit init) {
    if (!client.runsScripts()) {
      return Sandboxing.withoutScripts("fetch", client, url);
    }
    var profile = client.browser.profile();
    var request = init.constructed(profile, client.browser.randomness());
    var refusal =
        request.thrown != null ? request.thrown : RequestConstructor.thrownBy(url, profile);
    if (refusal != null) {
      return Trace.thrown("fetch", client, url, refusal);
    }
    var referrer = Referrer.CLIENT;
    if (init.referrer != null) {
      referrer = referrer(client, init.referrer);
      if (referrer == null) {
        return Trace.thrown(
            "fetch",
            client,
            url,
            Refusal.syntax("The referrer '" + init.referrer + "' is no URL."));
      }
    }
    var fetched = client.browser.fetching().fetch(request.request(client, url, referrer));
    return Trace.of("fetch", client, url, fetched, seen(fetched));
  }

  /** Fetch, Request class, constructor, step 14; null where it throws. */
  private static @Nullable Referrer referrer(Client client, String text) {
    if (text.isEmpty()) {
      return Referrer.NONE;
    }
    var url = client.resolve(text);
    if (url == null) {
      return null;
    }
    var own = url.scheme().equals("about") && url.path().equals("client");
    return own || !Trace.sameOrigin(client.origin(), url.origin())
        ? Referrer.CLIENT
        : new Referrer.Named(url);
  }

  /** XMLHttpRequest, open() and send(). */
  static Trace xhr(Client client, String text, Xhr xhr) {
    var url = client.resolve(text);
    if (!client.runsScripts()) {
      return Sandboxing.withoutScripts("xhr", client, url);
    }
    var profile = client.browser.profile();
    var refusal = refusal(url, text, xhr, profile);
    if (url == null || refusal != null) {
      return Trace.thrown("xhr", client, url, refusal == null ? Refusal.syntax(text) : refusal);
    }
    var request = new FetchRequest(client.environment(), url);
    request.method = Methods.normalized(xhr.method, profile);
    var headers = combined(RequestHeaderGuard.filter(written(xhr), Mode.CORS, profile));
    var bodiless = request.method.equals("GET") || request.method.equals("HEAD");
    if (xhr.body != null && !(bodiless && profile.follows(Rule.BODY_NEEDS_METHOD))) {
      var extracted = xhr.body.extract(profile, client.browser.randomness());
      request.body = extracted.body();
      headers = withType(headers, xhr.body, extracted.contentType(), profile);
    }
    request.headers = headers;
    request.mode = Mode.CORS;
    request.credentials = xhr.withCredentials ? Credentials.INCLUDE : Credentials.SAME_ORIGIN;
    request.unsafeRequest = true;
    request.useUrlCredentials = url.hasCredentials();
    request.xmlHttpRequest = true;
    request.useCorsPreflight =
        xhr.uploadListener
            && profile.follows(Rule.UPLOAD_LISTENER_PREFLIGHT)
            && (request.body != null || profile.follows(Rule.UPLOAD_LISTENER_BODILESS));
    var fetched = client.browser.fetching().fetch(request);
    return Trace.of("xhr", client, url, fetched, seen(fetched));
  }

  private static @Nullable Refusal refusal(
      @Nullable Url url, String text, Xhr xhr, Profile profile) {
    if (url == null) {
      return Refusal.syntax("'" + text + "' is no URL.");
    }
    var method = Methods.refused(xhr.method, Mode.CORS, profile);
    if (method != null) {
      return new Refusal("SecurityError: " + method.problem(), method);
    }
    var malformed = ScriptHeaders.malformed(xhr.headers.build());
    return malformed == null ? null : Refusal.syntax(malformed);
  }

  private static Headers written(Xhr xhr) {
    return ScriptHeaders.normalized(xhr.headers.build());
  }

  /** XMLHttpRequest, setRequestHeader(): a name set twice is one line with both values. */
  private static Headers combined(Headers headers) {
    var once = Headers.builder();
    for (var i = 0; i < headers.size(); i++) {
      var value = headers.get(headers.name(i));
      if (!once.has(headers.name(i)) && value != null) {
        once.add(headers.name(i), value);
      }
    }
    return once.build();
  }

  /** XMLHttpRequest, send(), step 4: the body's own type, or the page's with charset UTF-8. */
  private static Headers withType(
      Headers headers, Payload body, @Nullable String type, Profile profile) {
    var own = headers.get("Content-Type");
    if (own != null) {
      return body.isText()
          ? headers.toBuilder().set("Content-Type", Charset.utf8(own)).build()
          : headers;
    }
    return type == null || !profile.follows(Rule.BODY_CONTENT_TYPE)
        ? headers
        : headers.with("Content-Type", type);
  }

  private static Seen seen(Fetched fetched) {
    return switch (fetched.type()) {
      case BASIC, CORS -> readable(fetched);
      // Status 0, unless the profile does not filter.
      case OPAQUE, OPAQUEREDIRECT ->
          fetched.status() == 0 ? new Seen.Opaque(fetched.type()) : readable(fetched);
      case ERROR -> FAILED;
    };
  }

  private static Seen readable(Fetched fetched) {
    return new Seen.Readable(
        fetched.type(),
        fetched.status(),
        fetched.url() == null ? fetched.internalUrl() : fetched.url(),
        fetched.redirected(),
        fetched.headers(),
        fetched.body());
  }
}
