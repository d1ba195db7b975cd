package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What a cookie's name promises, and whether the line keeps it (RFC 6265bis, section 5.7, steps 20
 * to 22). Names are compared without regard to case, since servers do the same.
 */
final class CookiePrefixes {
  private static final String SECURE = "__Secure-";
  private static final String HOST = "__Host-";
  private static final String HTTP = "__Http-";
  private static final String HOST_HTTP = "__Host-Http-";

  private CookiePrefixes() {}

  /** The promise that is not kept, or null. */
  static @Nullable Rule broken(
      CookieLine line, boolean hostOnly, String cookiePath, Profile profile) {
    String name = line.name;
    if (name.isEmpty()) {
      return profile.follows(Rule.PREFIX_NAMELESS) && isPrefixed(line.value, profile)
          ? Rule.PREFIX_NAMELESS
          : null;
    }
    if (profile.follows(Rule.PREFIX_SECURE) && starts(name, SECURE) && !line.secure) {
      return Rule.PREFIX_SECURE;
    }
    boolean path = line.namesPath || !profile.follows(Rule.PREFIX_HOST_PATH);
    boolean ofHost = line.secure && hostOnly && path && cookiePath.equals("/");
    if (profile.follows(Rule.PREFIX_HOST) && starts(name, HOST) && !ofHost) {
      return Rule.PREFIX_HOST;
    }
    boolean ofHttp = line.secure && line.httpOnly;
    if (profile.follows(Rule.PREFIX_HTTP)
        && ((starts(name, HTTP) && !ofHttp) || (starts(name, HOST_HTTP) && !(ofHttp && ofHost)))) {
      return Rule.PREFIX_HTTP;
    }
    return null;
  }

  /** Whether a nameless cookie of this value would arrive as one of a promising name. */
  private static boolean isPrefixed(String value, Profile profile) {
    return (profile.follows(Rule.PREFIX_SECURE) && starts(value, SECURE))
        || (profile.follows(Rule.PREFIX_HOST) && starts(value, HOST))
        || (profile.follows(Rule.PREFIX_HTTP) && starts(value, HTTP));
  }

  /** ASCII only: the Kelvin sign and the long s fold to letters, but to no byte of a prefix. */
  private static boolean starts(String text, String prefix) {
    return text.length() >= prefix.length()
        && CookieLine.lower(text.substring(0, prefix.length())).equals(CookieLine.lower(prefix));
  }
}
