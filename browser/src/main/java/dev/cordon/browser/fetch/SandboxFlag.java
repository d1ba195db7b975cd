package dev.cordon.browser.fetch;

import java.util.EnumSet;
import java.util.Set;

/**
 * Something that a sandboxed page may not do (HTML, section 7.1.5, sandboxing flags), named after
 * the keyword that allows it.
 */
public enum SandboxFlag {
  /** To have the origin of its URL, and no opaque one. */
  SAME_ORIGIN("allow-same-origin"),
  SCRIPTS("allow-scripts"),
  FORMS("allow-forms"),
  /** To open windows. */
  POPUPS("allow-popups"),
  /** To open windows that are not sandboxed. */
  POPUPS_TO_ESCAPE_SANDBOX("allow-popups-to-escape-sandbox"),
  /** To navigate the top-level page, whatever the user does. */
  TOP_NAVIGATION("allow-top-navigation"),
  /** To navigate the top-level page when the user clicks. */
  TOP_NAVIGATION_BY_USER_ACTIVATION("allow-top-navigation-by-user-activation"),
  DOWNLOADS("allow-downloads"),
  MODALS("allow-modals");

  private final String keyword;

  SandboxFlag(String keyword) {
    this.keyword = keyword;
  }

  /** The keyword that allows it. */
  public String keyword() {
    return keyword;
  }

  /**
   * What is forbidden by the value of an attribute or directive {@code sandbox} (HTML, parse a
   * sandboxing directive): everything that it does not allow by name. Unknown words are ignored.
   */
  public static Set<SandboxFlag> parse(String tokens) {
    var forbidden = EnumSet.allOf(SandboxFlag.class);
    for (var token : Ascii.words(tokens)) {
      for (var flag : values()) {
        if (Ascii.equalsIgnoreCase(flag.keyword, token)) {
          forbidden.remove(flag);
        }
      }
    }
    if (!forbidden.contains(TOP_NAVIGATION)) {
      forbidden.remove(TOP_NAVIGATION_BY_USER_ACTIVATION);
    }
    return forbidden;
  }
}
