package dev.cordon.browser;

import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.fetch.Fetched;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import org.jspecify.annotations.Nullable;

/** What a page learns of a load that was stopped as mixed content, where browsers tell more. */
final class MixedLoads {
  private MixedLoads() {}

  /** Why a script hears of it before its call returns; null if it does not. */
  static @Nullable Block atOnce(Fetched fetched, Rule rule, Profile profile) {
    return isMixed(fetched) && fetched.exchanges().isEmpty() && profile.follows(rule)
        ? fetched.block()
        : null;
  }

  /** What is seen of a frame whose page did not come. */
  static Seen frame(Fetched fetched, Frame frame, Profile profile) {
    var otherwise = frame.refused(fetched.block(), profile);
    if (!isMixed(fetched) || otherwise instanceof Seen.NotLoaded) {
      return otherwise;
    }
    if (frame.kind == Destination.IFRAME
        && fetched.exchanges().isEmpty()
        && profile.follows(Rule.MIXED_FRAME_ERROR)) {
      return new Seen.NotLoaded();
    }
    return profile.follows(Rule.MIXED_FRAME_STAYS) ? new Seen.Nothing() : otherwise;
  }

  private static boolean isMixed(Fetched fetched) {
    var block = fetched.block();
    return block != null && block.rule() == Rule.MIXED_CONTENT_BLOCK;
  }
}
