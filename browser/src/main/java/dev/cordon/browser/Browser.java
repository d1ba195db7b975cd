package dev.cordon.browser;

import dev.cordon.browser.cookies.CookieJar;
import dev.cordon.browser.fetch.AuthenticationEntries;
import dev.cordon.browser.fetch.Fetching;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.ThirdPartyCookies;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A user's browser, with its cookies, its remembered preflights and its clock, which stands still
 * unless {@link #advance} moves it. What it does across origins it does as the real one does; the
 * differences are its {@link Profile}.
 *
 * <pre>{@code
 * var browser = Browser.chromium().on(request -> handler.answer(request));
 * browser.visit("https://bank.example/login");             // the user, who gets a session cookie
 * var evil = browser.page("https://evil.example/");        // the attacker's page, in another tab
 * var trace = evil.fetch("https://bank.example/account", init -> init.credentials(INCLUDE));
 * assertFalse(trace.canRead());
 * }</pre>
 *
 * <p>Against script in a page of the server's own origin nothing here helps: {@code
 * browser.page("https://bank.example/comments")} is what an attacker has who got a script into it
 * (XSS), and that page reads and sends whatever the bank's own do.
 *
 * <p>The same calls on the same network give the same traces. Not for use by several threads at
 * once.
 */
public final class Browser {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Profile profile;
  private final Network network;
  private final CookieJar jar;
  private final Fetching fetching;
  private final Randomness randomness;
  private final AuthenticationEntries authentication = new AuthenticationEntries();
  private final Set<Origin> onLocalNetwork = new HashSet<>();
  private Instant now;

  private Browser(Builder builder, Network network) {
    this.profile = builder.profile;
    this.network = network;
    this.now = builder.start;
    this.randomness = new Randomness(builder.seed);
    this.jar = new CookieJar(profile);
    this.fetching = new Fetching(profile, network, jar, () -> now, authentication);
  }

  /** As Chromium, Chrome and Edge do. */
  public static Builder chromium() {
    return of(Profiles.CHROMIUM);
  }

  /** As Firefox does. */
  public static Builder firefox() {
    return of(Profiles.FIREFOX);
  }

  /** As WebKitGTK does, and nearly as Safari. */
  public static Builder webkit() {
    return of(Profiles.WEBKIT);
  }

  /** As the standards say. */
  public static Builder standard() {
    return of(Profile.standard());
  }

  /**
   * As browsers did that still ask servers today, of the kind of Internet Explorer 10: no SameSite,
   * no Fetch Metadata, Origin only where CORS is spoken.
   */
  public static Builder legacy() {
    return of(Profiles.LEGACY);
  }

  /** As this profile says. */
  public static Builder of(Profile profile) {
    return new Builder(profile);
  }

  /** A page that is there without having been asked for, as the attacker's is. */
  public Page page(String url) {
    return page(url, setup -> {});
  }

  /**
   * A page that is there without having been asked for, with what its server said of it: {@code
   * page("https://evil.example/", page -> page.header("Referrer-Policy", "no-referrer"))}.
   *
   * @throws IllegalArgumentException if that is no absolute URL
   */
  public Page page(String url, Consumer<PageSetup> settings) {
    var setup = new PageSetup();
    settings.accept(setup);
    return setup.page(this, Url.parse(url));
  }

  /** The user types an address, or takes a bookmark. */
  public Trace visit(String url) {
    return visit(Url.parse(url));
  }

  /** The user types an address, or takes a bookmark. */
  public Trace visit(Url url) {
    return Navigation.typed(this, url).run();
  }

  /** Lets time pass: cookies age, granted preflights expire. */
  public Browser advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("The clock does not go back, as it would by " + time);
    }
    now = now.plus(time);
    return this;
  }

  public Instant now() {
    return now;
  }

  /** The user gives a name and a password to what asks for Basic authentication there. */
  public Browser authenticate(Url where, String user, String password) {
    authentication.put(where, user, password);
    return this;
  }

  /** The user lets pages of this origin reach the local network (Local Network Access). */
  public Browser grantLocalNetwork(Origin origin) {
    onLocalNetwork.add(origin);
    return this;
  }

  boolean mayReachLocalNetwork(Origin origin) {
    return !onLocalNetwork.isEmpty() && onLocalNetwork.contains(origin);
  }

  public CookieJar jar() {
    return jar;
  }

  public Profile profile() {
    return profile;
  }

  Network network() {
    return network;
  }

  Fetching fetching() {
    return fetching;
  }

  Randomness randomness() {
    return randomness;
  }

  @Override
  public String toString() {
    return profile.toString();
  }

  /** A browser before it is on a network. */
  public static final class Builder {
    private Profile profile;
    private Instant start = START;
    private long seed = 1;

    private Builder(Profile profile) {
      this.profile = profile;
    }

    /** What it does with the cookies of others than the top-level site. */
    public Builder thirdPartyCookies(ThirdPartyCookies policy) {
      profile = profile.with(policy);
      return this;
    }

    /** When its clock starts; else at the beginning of 2026. */
    public Builder startingAt(Instant start) {
      this.start = start;
      return this;
    }

    /** Of what it draws its random keys and boundaries. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** The browser, with nothing in its jar. */
    public Browser on(Network network) {
      return new Browser(this, network);
    }
  }
}
