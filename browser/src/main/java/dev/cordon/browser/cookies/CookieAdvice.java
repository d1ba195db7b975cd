package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Rule;

/** What to do about a cookie that stayed or was refused. */
final class CookieAdvice {
  private CookieAdvice() {}

  static String of(Rule rule) {
    return switch (rule) {
      case SAME_SITE_STRICT, SAME_SITE_LAX, SAME_SITE_DEFAULT_LAX ->
          "Set it with \"SameSite=None; Secure\" if pages of other sites are to use it, and guard"
              + " against what they could do with it (CSRF).";
      case SAME_SITE_STORE ->
          "Set it with \"SameSite=None; Secure\", or from a page of its own site.";
      case SAME_SITE_NONE_SECURE -> "Set it with \"SameSite=None; Secure\", over https.";
      case THIRD_PARTY_COOKIES ->
          "Set it with \"SameSite=None; Secure; Partitioned\", serve it from the page's own site,"
              + " or ask for storage access.";
      case COOKIE_PARTITIONED ->
          "A Partitioned cookie is set under the top-level site where it is used.";
      case SECURE_SENT, SECURE_STORED, PREFIX_SECURE, PREFIX_HOST, LEAVE_SECURE_ALONE ->
          "Serve this over https.";
      case COOKIE_HOST_ONLY ->
          "Set it with Domain= if the hosts below are to have it, and trust them all.";
      case COOKIE_PATH -> "Set it with \"Path=/\".";
      case COOKIE_DOMAIN, COOKIE_PUBLIC_SUFFIX ->
          "Leave Domain out, or name the registrable domain.";
      default -> "";
    };
  }
}
