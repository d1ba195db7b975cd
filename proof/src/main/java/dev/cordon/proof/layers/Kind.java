package dev.cordon.proof.layers;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.ThirdPartyCookies;

/**
 * A modelled browser of the table, as it ships; and once more with third-party cookies allowed,
 * where it does not ship so.
 */
public enum Kind {
  CHROMIUM('C', "Chromium", Profiles.CHROMIUM),
  FIREFOX('F', "Firefox", Profiles.FIREFOX),
  FIREFOX_ALLOWING('f', "Firefox, third-party cookies allowed", allowing(Profiles.FIREFOX)),
  WEBKIT('W', "WebKit", Profiles.WEBKIT),
  WEBKIT_ALLOWING('w', "WebKit, third-party cookies allowed", allowing(Profiles.WEBKIT)),
  STANDARD('S', "what the standards say", Profile.standard()),
  LEGACY('L', "a browser without SameSite, Fetch Metadata and CORP", Profiles.LEGACY);

  private final char letter;
  private final String title;
  private final Profile profile;

  Kind(char letter, String title, Profile profile) {
    this.letter = letter;
    this.title = title;
    this.profile = profile;
  }

  private static Profile allowing(Profile profile) {
    return profile.with(ThirdPartyCookies.ALLOWED);
  }

  /** Its letter in cells. */
  public char letter() {
    return letter;
  }

  /** Its name in the legend. */
  public String title() {
    return title;
  }

  Profile profile() {
    return profile;
  }
}
