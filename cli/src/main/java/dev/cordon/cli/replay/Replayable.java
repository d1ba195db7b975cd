package dev.cordon.cli.replay;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.ThirdPartyCookies;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.Witness;
import dev.cordon.rig.Engine;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which witnesses a real browser can show, and why not the others. */
final class Replayable {
  /** What a person has to do. */
  private static final Set<String> BY_HAND =
      Set.of("click", "open-then-reload", "post-then-reload");

  private Replayable() {}

  /** The profile of an engine as the rig sets it. */
  static Profile profile(Engine engine) {
    return switch (engine.family()) {
      case "chromium" -> Profiles.CHROMIUM;
      case "firefox" -> Profiles.FIREFOX;
      // It is started so that it takes all cookies.
      default -> Profiles.WEBKIT.with(ThirdPartyCookies.ALLOWED);
    };
  }

  /** Why this engine cannot show it, as the rest of a sentence; empty where it can. */
  static Optional<String> obstacle(Witness witness, Engine engine) {
    var theirs = witness.browser().profile();
    var ours = profile(engine);
    if (witness.stranger().kind() == Stranger.Kind.NO_BROWSER) {
      return Optional.of("no browser takes part in it");
    }
    if (!theirs.name().equals(ours.name())
        || theirs.thirdPartyCookies() != ours.thirdPartyCookies()) {
      return Optional.of("it is of another browser, or of another setting");
    }
    if (witness.login().basic()) {
      return Optional.of("a person has to give the browser a password");
    }
    if (isOldWithoutSameSite(witness) && engine.family().equals("chromium")) {
      return Optional.of("it takes cookies that are minutes old");
    }
    if (BY_HAND.contains(witness.move().id())) {
      return Optional.of("a person has to click or to reload");
    }
    if (witness.move().id().equals("event-source-again")) {
      return Optional.of("its page closes the stream before it begins again");
    }
    if (witness.readable() && witness.move().answerType().startsWith("font/")) {
      return Optional.of("the stub has no font");
    }
    return Optional.empty();
  }

  /** Only where SameSite is absent does Chromium look at the age (W14 in docs/threats.md). */
  private static boolean isOldWithoutSameSite(Witness witness) {
    return !witness.login().age().isZero()
        && witness.login().setCookies().stream()
            .anyMatch(line -> !line.toLowerCase(Locale.ROOT).contains("samesite="));
  }
}
