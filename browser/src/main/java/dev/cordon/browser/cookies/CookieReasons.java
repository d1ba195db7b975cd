package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Rule;

/** Why a cookie stayed or was refused, in a sentence. Constants, since every fetch makes some. */
final class CookieReasons {
  private CookieReasons() {}

  static String forKeeping(Rule rule) {
    return switch (rule) {
      case COOKIE_EXPIRY -> "it has expired";
      case COOKIE_HOST_ONLY -> "it has no Domain and goes to the host that set it alone";
      case COOKIE_PATH -> "the URL's path is not below the cookie's";
      case SECURE_SENT -> "it is Secure, and the connection is not";
      case HTTP_ONLY -> "it is HttpOnly, and a script asks";
      case THIRD_PARTY_COOKIES -> "the site is not the top-level one, and gets no shared cookies";
      case COOKIE_PARTITIONED -> "it is Partitioned, and lies under another top-level site";
      case SAME_SITE_STRICT -> "it is SameSite=Strict, and the request is cross-site";
      case SAME_SITE_LAX ->
          "it is SameSite=Lax, and the request is cross-site and no safe top-level navigation";
      case SAME_SITE_DEFAULT_LAX ->
          "it says no SameSite, which counts as Lax, and the request is cross-site";
      default -> rule.citation();
    };
  }

  static String forRefusing(Rule rule) {
    return switch (rule) {
      case COOKIE_CONTROLS -> "the line holds a control character";
      case CONTROLS_WITH_TAB -> "its name or value holds a tab";
      case NAMELESS_WITHOUT_EQUALS -> "it has no name, and its value would be read as a named one";
      case COOKIE_SIZE -> "name and value together are over 4,096 bytes";
      case COOKIE_EMPTY -> "it has neither a name nor a value";
      case COOKIE_PUBLIC_SUFFIX -> "its Domain is a public suffix";
      case COOKIE_DOMAIN -> "its Domain is neither the host nor a parent of it";
      case SUFFIX_WITHOUT_COOKIES -> "the host is a public suffix";
      case DOMAIN_NEEDS_DOT -> "its Domain has no dot";
      case SECURE_STORED -> "it is Secure, and the connection is not";
      case HTTP_ONLY -> "a script cannot set HttpOnly cookies, nor replace one";
      case LEAVE_SECURE_ALONE -> "it would replace or shadow a Secure cookie of this name";
      case SAME_SITE_STORE ->
          "it is for same-site requests, and the answer is cross-site and no top-level page";
      case SAME_SITE_NONE_SECURE -> "SameSite=None needs Secure";
      case PREFIX_SECURE -> "a name with __Secure- needs Secure";
      case PREFIX_HOST -> "a name with __Host- needs Secure, Path=/ and no Domain";
      case PREFIX_HTTP -> "a name with __Http- needs Secure and HttpOnly, and no script may set it";
      case PREFIX_NAMELESS -> "it has no name, and its value would be read as a prefixed name";
      case COOKIE_PARTITIONED -> "Partitioned needs Secure, and a top-level site";
      case THIRD_PARTY_COOKIES -> "the site is not the top-level one, and may set no cookies";
      default -> rule.citation();
    };
  }
}
