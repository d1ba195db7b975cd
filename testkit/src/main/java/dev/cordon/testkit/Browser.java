package dev.cordon.testkit;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.ThirdPartyCookies;

/**
 * A user's browser before it is anywhere: {@code Browser.firefox().loggedIn(bank)}. It is the model
 * of {@link dev.cordon.browser.Browser}, which {@link Victim#model()} hands out whole.
 */
public final class Browser {
  private final Profile profile;

  private Browser(Profile profile) {
    this.profile = profile;
  }

  /** As Chromium, Chrome and Edge do. */
  public static Browser chromium() {
    return of(Profiles.CHROMIUM);
  }

  /** As Firefox does. */
  public static Browser firefox() {
    return of(Profiles.FIREFOX);
  }

  /** As WebKitGTK does, and nearly as Safari. */
  public static Browser webkit() {
    return of(Profiles.WEBKIT);
  }

  /** As the standards say. */
  public static Browser standard() {
    return of(Profile.standard());
  }

  /** As old browsers did that still ask servers today: no SameSite, no Fetch Metadata. */
  public static Browser legacy() {
    return of(Profiles.LEGACY);
  }

  /** As this profile says. */
  public static Browser of(Profile profile) {
    return new Browser(profile);
  }

  /** The same with another way with the cookies of others than the top-level site. */
  public Browser thirdPartyCookies(ThirdPartyCookies policy) {
    return new Browser(profile.with(policy));
  }

  /** A user of this application who is not logged in. */
  public Victim on(ApplicationFixture fixture) {
    var application = fixture.application();
    return new Victim(application, profile);
  }

  /**
   * A user of this application who is logged in, by the application's own login.
   *
   * @throws IllegalStateException if the application has none, or if it failed
   */
  public Victim loggedIn(ApplicationFixture fixture) {
    return on(fixture).logIn();
  }

  @Override
  public String toString() {
    return profile.toString();
  }
}
