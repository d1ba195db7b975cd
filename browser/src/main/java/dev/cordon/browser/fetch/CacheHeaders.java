package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;

/** What a cache mode adds to a request (Fetch, HTTP-network-or-cache fetch, steps 8.16 to 8.19). */
final class CacheHeaders {
  private CacheHeaders() {}

  static void append(Headers.Builder headers, FetchRequest request, Profile profile) {
    var cache = request.cache;
    if (cache == CacheMode.DEFAULT && isConditional(request.headers)) {
      cache = CacheMode.NO_STORE;
    }
    if (cache != CacheMode.DEFAULT && profile.follows(Rule.CACHE_MODE_HEADERS)) {
      if (cache == CacheMode.NO_CACHE) {
        addUnless(headers, "Cache-Control", "max-age=0");
      } else if (cache == CacheMode.NO_STORE || cache == CacheMode.RELOAD) {
        addUnless(headers, "Pragma", "no-cache");
        addUnless(headers, "Cache-Control", "no-cache");
      }
    }
    if (request.headers.has("Range")) {
      headers.add("Accept-Encoding", "identity");
    }
  }

  private static boolean isConditional(Headers headers) {
    if (headers.size() <= 1) {
      return false; // Accept alone.
    }
    return headers.has("If-Modified-Since")
        || headers.has("If-None-Match")
        || headers.has("If-Unmodified-Since")
        || headers.has("If-Match")
        || headers.has("If-Range");
  }

  private static void addUnless(Headers.Builder headers, String name, String value) {
    if (!headers.has(name)) {
      headers.add(name, value);
    }
  }
}
