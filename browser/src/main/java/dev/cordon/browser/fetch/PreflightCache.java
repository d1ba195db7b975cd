package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What preflights have granted, and until when (Fetch, CORS-preflight cache).
 *
 * <p>The standard's match of a {@code *} entry does not ask for credentials, although with them
 * {@code *} is a name like any other. Here it does, as in every browser: otherwise {@code
 * Access-Control-Allow-Methods: PUT, *} would later grant what a preflight would not.
 */
final class PreflightCache {
  /** So many URLs are remembered; the one asked longest ago goes. */
  static final int MAX_URLS = 1_000;

  /** So many grants are remembered of a URL; an answer with more has the rest forgotten. */
  static final int MAX_GRANTS = 200;

  private static final long DEFAULT_SECONDS = 5;

  private final Profile profile;
  private final Map<Key, Grants> byUrl =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Grants> eldest) {
          return size() > MAX_URLS;
        }
      };

  PreflightCache(Profile profile) {
    this.profile = profile;
  }

  /**
   * @param partition the network partition key: the top-level site, or origin; null where requests
   *     are not told apart by it
   * @param origin the serialized origin, {@code null} included
   */
  record Key(@Nullable Object partition, String origin, Url url) {}

  /** One method or one header name, granted until a time. */
  private static final class Grant {
    final boolean method;
    final String name;
    final boolean credentials;
    long until;

    Grant(boolean method, String name, boolean credentials, long until) {
      this.method = method;
      this.name = name;
      this.credentials = credentials;
      this.until = until;
    }
  }

  /** What is granted at one URL. */
  private static final class Grants {
    final List<Grant> all = new ArrayList<>(4);
  }

  /** Whether a preflight can be saved (Fetch, HTTP fetch, step 4.1). */
  boolean covers(Key key, FetchRequest request, String[] unsafeNames, long now) {
    if (!profile.follows(Rule.PREFLIGHT_CACHE) || byUrl.isEmpty()) {
      return false;
    }
    var grants = byUrl.get(key);
    if (grants == null) {
      return false;
    }
    var covered =
        coversMethod(grants, request, now) && coversNames(grants, request, unsafeNames, now);
    if (!covered && profile.follows(Rule.PREFLIGHT_CACHE_SINGLE)) {
      byUrl.remove(key);
    }
    return covered;
  }

  private boolean coversMethod(Grants grants, FetchRequest request, long now) {
    var method = request.method;
    var exempt =
        !request.useCorsPreflight
            && Methods.isSafelisted(method)
            && (!method.equals("HEAD") || profile.follows(Rule.PREFLIGHT_CACHE_HEAD));
    return exempt || find(grants, true, method, request, now) != null;
  }

  private boolean coversNames(Grants grants, FetchRequest request, String[] unsafeNames, long now) {
    for (var name : unsafeNames) {
      if (find(grants, false, name, request, now) == null) {
        return false;
      }
    }
    return true;
  }

  /** Fetch, method cache entry match, and header-name cache entry match. */
  private @Nullable Grant find(
      Grants grants, boolean method, String name, FetchRequest request, long now) {
    for (var i = 0; i < grants.all.size(); i++) {
      var grant = grants.all.get(i);
      if (grant.method == method
          && now < grant.until
          && serves(grant, request)
          && (method ? grant.name.equals(name) : grant.name.equalsIgnoreCase(name))) {
        return grant;
      }
    }
    var wildcard =
        request.credentials != Credentials.INCLUDE
            && profile.follows(Rule.PREFLIGHT_CACHE_WILDCARD)
            && !name.equals("*")
            && (method || !isBeyondWildcard(name));
    return wildcard ? find(grants, method, "*", request, now) : null;
  }

  /** Fetch, CORS non-wildcard request-header name, which some check at the preflight alone. */
  private boolean isBeyondWildcard(String name) {
    return name.equalsIgnoreCase("authorization")
        && profile.follows(Rule.PREFLIGHT_CACHE_AUTHORIZATION);
  }

  /** Fetch, cache entry match: a grant with credentials serves requests without them too. */
  private boolean serves(Grant grant, FetchRequest request) {
    var include = request.credentials == Credentials.INCLUDE;
    if (grant.credentials == include) {
      return true;
    }
    return include
        ? !profile.follows(Rule.PREFLIGHT_CACHE_CREDENTIALS)
        : profile.follows(Rule.PREFLIGHT_CACHE_CREDENTIALS_DOWN);
  }

  /** Remembers what a preflight granted (Fetch, CORS-preflight fetch, steps 7.8 to 7.15). */
  void store(
      Key key,
      FetchRequest request,
      List<String> methods,
      List<String> names,
      Headers answer,
      long now) {
    if (!profile.follows(Rule.PREFLIGHT_CACHE)
        || (key.origin().equals("null") && !profile.follows(Rule.PREFLIGHT_CACHE_OPAQUE))) {
      return;
    }
    var until = now + 1_000 * maxAgeSeconds(answer);
    if (until <= now) {
      if (profile.follows(Rule.PREFLIGHT_CACHE_SINGLE)) {
        byUrl.remove(key);
      }
      return;
    }
    var grants = byUrl.get(key);
    if (grants == null || profile.follows(Rule.PREFLIGHT_CACHE_SINGLE)) {
      grants = new Grants();
      byUrl.put(key, grants);
    } else {
      grants.all.removeIf(grant -> grant.until <= now);
    }
    for (var i = 0; i < methods.size(); i++) {
      put(grants, true, methods.get(i), request, until);
    }
    for (var i = 0; i < names.size(); i++) {
      put(grants, false, names.get(i), request, until);
    }
  }

  private static void put(
      Grants grants, boolean method, String name, FetchRequest request, long until) {
    var credentials = request.credentials == Credentials.INCLUDE;
    for (var i = 0; i < grants.all.size(); i++) {
      var grant = grants.all.get(i);
      if (grant.method == method && grant.credentials == credentials && grant.name.equals(name)) {
        grant.until = until;
        return;
      }
    }
    if (grants.all.size() < MAX_GRANTS) {
      grants.all.add(new Grant(method, name, credentials, until));
    }
  }

  /** Seconds that the answer is good for; 0 for not at all. */
  private long maxAgeSeconds(Headers answer) {
    var value = answer.get("Access-Control-Max-Age");
    var cap = profile.limits().preflightMaxAge().toSeconds();
    if (value == null || value.isEmpty()) {
      return profile.follows(Rule.PREFLIGHT_CACHE_DEFAULT) ? Math.min(DEFAULT_SECONDS, cap) : 0;
    }
    if (value.startsWith("-") && profile.follows(Rule.PREFLIGHT_CACHE_NEGATIVE)) {
      return 0;
    }
    var seconds = 0L;
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      if (c < '0' || c > '9') {
        seconds = -1;
        break;
      }
      seconds = Math.min(10 * seconds + c - '0', cap);
    }
    if (seconds < 0) {
      return profile.follows(Rule.PREFLIGHT_CACHE_UNPARSABLE) ? Math.min(DEFAULT_SECONDS, cap) : 0;
    }
    return seconds;
  }

  /** Forgets everything about a URL (Fetch, clear cache entries). */
  void clear(Key key) {
    if (profile.follows(Rule.PREFLIGHT_CACHE_CLEARED)) {
      byUrl.remove(key);
    }
  }
}
