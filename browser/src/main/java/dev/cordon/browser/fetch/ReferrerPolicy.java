package dev.cordon.browser.fetch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much of a page's URL its requests tell (Referrer Policy, section 3). */
public enum ReferrerPolicy {
  NO_REFERRER("no-referrer"),
  NO_REFERRER_WHEN_DOWNGRADE("no-referrer-when-downgrade"),
  SAME_ORIGIN("same-origin"),
  ORIGIN("origin"),
  STRICT_ORIGIN("strict-origin"),
  ORIGIN_WHEN_CROSS_ORIGIN("origin-when-cross-origin"),
  STRICT_ORIGIN_WHEN_CROSS_ORIGIN("strict-origin-when-cross-origin"),
  UNSAFE_URL("unsafe-url");

  private final String text;

  ReferrerPolicy(String text) {
    this.text = text;
  }

  /**
   * The policy of this name, without regard to case; null for the empty string and unknown ones.
   */
  public static @Nullable ReferrerPolicy ofOrNull(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    for (var policy : values()) {
      if (policy.text.equals(lower)) {
        return policy;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return text;
  }
}
