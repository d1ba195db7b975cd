package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Origin;

/** Cross-Origin-Opener-Policy of a page (HTML, opener policy value). */
public enum OpenerPolicy {
  UNSAFE_NONE("unsafe-none"),
  SAME_ORIGIN_ALLOW_POPUPS("same-origin-allow-popups"),
  SAME_ORIGIN("same-origin"),
  NOOPENER_ALLOW_POPUPS("noopener-allow-popups");

  private final String text;

  OpenerPolicy(String text) {
    this.text = text;
  }

  /** That of an answer (HTML, obtain an opener policy); malformed values count as none. */
  static OpenerPolicy parse(Headers headers, Profile profile) {
    var token = StructuredToken.of(headers.get("Cross-Origin-Opener-Policy"));
    for (var policy : values()) {
      if (policy.text.equals(token)
          && (policy != NOOPENER_ALLOW_POPUPS || profile.follows(Rule.OPENER_POLICY_NOOPENER))) {
        return policy;
      }
    }
    return UNSAFE_NONE;
  }

  /**
   * Whether a page and the window that it opens, or the page before it in that window, stay in one
   * browsing context group, so that each can reach the other (HTML, match opener policy values and
   * check for a browsing context group switch).
   *
   * @param opener the policy and origin of the page that was there
   * @param opened those of the page that comes
   * @param initialBlank whether the window still showed the about:blank that it was opened with
   */
  public static boolean staysTogether(
      OpenerPolicy opener,
      Origin openerOrigin,
      OpenerPolicy opened,
      Origin openedOrigin,
      boolean initialBlank) {
    if (opened == NOOPENER_ALLOW_POPUPS) {
      return false;
    }
    if (opener == UNSAFE_NONE && opened == UNSAFE_NONE) {
      return true;
    }
    if (opener != UNSAFE_NONE && opener == opened && Origins.same(openerOrigin, openedOrigin)) {
      return true;
    }
    return initialBlank
        && opened == UNSAFE_NONE
        && (opener == SAME_ORIGIN_ALLOW_POPUPS || opener == NOOPENER_ALLOW_POPUPS);
  }

  @Override
  public String toString() {
    return text;
  }
}
