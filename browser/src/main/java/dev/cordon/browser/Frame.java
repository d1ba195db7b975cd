package dev.cordon.browser;

import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.browser.fetch.SandboxFlag;
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
  Seen failed() {
    return kind == Destination.OBJECT ? new Seen.NotLoaded() : new Seen.Loaded(false, false);
  }
}
