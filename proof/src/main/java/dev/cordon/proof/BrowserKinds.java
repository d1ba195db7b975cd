package dev.cordon.proof;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.ThirdPartyCookies;
import java.util.List;

/** Every browser that a proof looks into: as each ships, and with third-party cookies otherwise. */
final class BrowserKinds {
  static final List<BrowserKind> ALL =
      List.of(
          shipped(Profiles.CHROMIUM),
          set(Profiles.CHROMIUM, ThirdPartyCookies.BLOCKED),
          shipped(Profiles.FIREFOX),
          set(Profiles.FIREFOX, ThirdPartyCookies.ALLOWED),
          shipped(Profiles.WEBKIT),
          set(Profiles.WEBKIT, ThirdPartyCookies.ALLOWED),
          new BrowserKind("a browser by the standards", "", Profile.standard()),
          new BrowserKind("an old browser", "", Profiles.LEGACY));

  /** For what is done by a program. */
  static final BrowserKind NONE = new BrowserKind("no browser", "", Profile.standard());

  private BrowserKinds() {}

  private static BrowserKind shipped(Profile profile) {
    return new BrowserKind(profile.name(), "", profile);
  }

  private static BrowserKind set(Profile profile, ThirdPartyCookies policy) {
    var settings =
        policy == ThirdPartyCookies.BLOCKED
            ? "third-party cookies blocked"
            : "third-party cookies allowed";
    return new BrowserKind(profile.name(), settings, profile.with(policy));
  }
}
