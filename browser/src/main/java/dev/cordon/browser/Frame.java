package dev.cordon.browser;

import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.browser.fetch.SandboxFlag;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes of an iframe. */
public final class Frame {
  Set<SandboxFlag> sandbox = Set.of();
  @Nullable ReferrerPolicy referrerPolicy;
  boolean credentialless;

  /** What its first page is asked for as: an object and an embed are frames of another kind. */
  Destination kind = Destination.IFRAME;

  Frame() {}

  /** {@code sandbox}, with the keywords of what is allowed all the same; empty for none. */
  public Frame sandbox(String keywords) {
    sandbox = SandboxFlag.parse(keywords);
    return this;
  }

  /** {@code referrerpolicy}; an unknown one counts as none. */
  public Frame referrerPolicy(String value) {
    referrerPolicy = ReferrerPolicy.ofOrNull(value);
    return this;
  }

  /** {@code credentialless}: no cookies, for it and what is in it. */
  public Frame credentialless() {
    credentialless = true;
    return this;
  }

  static Frame of(Destination kind) {
    var frame = new Frame();
    frame.kind = kind;
    return frame;
  }

  /** A page that did not come: an iframe loads an error page, so that nobody learns of it. */
  Seen failed(Profile profile) {
    if (kind == Destination.OBJECT && profile.follows(Rule.OBJECT_ERROR)) {
      return new Seen.NotLoaded();
    }
    return kind == Destination.EMBED && profile.follows(Rule.EMBED_SILENT)
        ? new Seen.Nothing()
        : new Seen.Loaded(false, false);
  }

  /** The same where this decision kept it away. */
  Seen refused(@Nullable Block block, Profile profile) {
    var rule = block == null ? null : block.rule();
    if (rule == null || kind != Destination.IFRAME) {
      return failed(profile);
    }
    return switch (rule) {
      case CORP, CORP_SAME_SITE_SCHEME, COEP_REQUIRE_CORP, COEP_CREDENTIALLESS ->
          profile.follows(Rule.FRAME_CORP_STAYS) ? new Seen.Nothing() : failed(profile);
      case COEP_FRAMES ->
          profile.follows(Rule.FRAME_COEP_SILENT) ? new Seen.Nothing() : failed(profile);
      default -> failed(profile);
    };
  }

  /** What it says of itself when it asks. */
  Destination destination(Profile profile) {
    var plugin = kind == Destination.OBJECT || kind == Destination.EMBED;
    return plugin && !profile.follows(Rule.PLUGIN_DESTINATION) ? Destination.IFRAME : kind;
  }

  /** Whether its page comes and lives without cookies, in this browser. */
  boolean isCredentialless(Profile profile) {
    return credentialless && profile.follows(Rule.IFRAME_CREDENTIALLESS);
  }
}
