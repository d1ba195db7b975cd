package dev.cordon.browser.fetch;

import dev.cordon.browser.cookies.CookieJar;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.profile.Profile;
import java.time.InstantSource;
import java.util.Collections;

/**
 * One browser's fetches (Fetch, section 4). It keeps what a browser keeps between them: cookies,
 * granted preflights, hosts that want https, the user's passwords. Not for use by several threads
 * at once.
 */
public final class Fetching {
  private final Profile profile;
  private final MainFetch mainFetch;
  private final ResponseFilter filter;

  public Fetching(
      Profile profile,
      Network network,
      CookieJar jar,
      InstantSource clock,
      AuthenticationEntries authentication) {
    this.profile = profile;
    var networkFetch = new NetworkFetch(profile, network, jar, clock, authentication);
    this.mainFetch = new MainFetch(profile, networkFetch, new PreflightCache(profile), clock);
    this.filter = new ResponseFilter(profile);
  }

  /** Carries a request through, preflights and redirects included. It cannot be used again. */
  public Fetched fetch(FetchRequest request) {
    AcceptHeader.append(request, profile);
    var trail = new Trail();
    var response = mainFetch.run(request, trail);
    return response == null ? networkError(request, trail) : filter.apply(request, response, trail);
  }

  private static Fetched networkError(FetchRequest request, Trail trail) {
    return new Fetched(
        Fetched.Type.ERROR,
        0,
        Headers.EMPTY,
        Body.EMPTY,
        null,
        false,
        null,
        request.url(),
        Collections.unmodifiableList(trail.exchanges),
        Collections.unmodifiableList(trail.steps),
        trail.block);
  }
}
