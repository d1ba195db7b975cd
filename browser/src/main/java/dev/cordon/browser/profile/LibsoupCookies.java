package dev.cordon.browser.profile;

import java.util.List;

/**
 * Where libsoup, which keeps WebKitGTK's cookies, is not the jar of the standard. It was asked
 * itself: {@code libsoup-3.0.so} of Debian 12, without a browser around it.
 */
final class LibsoupCookies {
  private static final String LIBSOUP_3_2_3 = "libsoup 3.2.3";

  static final List<Divergence> DEPARTURES =
      List.of(
          lacks(Rule.SAME_SITE_DEFAULT_LAX, "Measured: the policy of such a cookie is NONE"),
          lacks(Rule.SAME_SITE_NONE_SECURE, "Measured: stored"),
          lacks(Rule.SAME_SITE_STORE, "soup_cookie_jar_add_cookie_full does not ask"),
          lacks(Rule.SECURE_LOCALHOST, "Measured: neither stored nor sent"),
          lacks(Rule.LEAVE_SECURE_UNSHADOWED, "Measured: another path or domain is stored"),
          lacks(Rule.PREFIX_SECURE, "Measured: prefixes mean nothing"),
          lacks(Rule.PREFIX_HOST, "Measured: prefixes mean nothing"),
          lacks(Rule.PREFIX_HTTP, "Measured: prefixes mean nothing"),
          lacks(Rule.PREFIX_NAMELESS, "Measured: prefixes mean nothing"),
          lacks(Rule.COOKIE_CONTROLS, "Measured: the line ends at the control"),
          follows(Rule.CONTROLS_END_LINE, "Measured: a=1<tab>2 is stored as 1"),
          lacks(Rule.COOKIE_SIZE, "Measured: values and paths of any length are stored"),
          lacks(Rule.COOKIE_EMPTY, "Measured: stored, and sent as nothing"),
          lacks(Rule.COOKIE_MAX_AGE_FIRST, "Measured: the last of the two counts"),
          lacks(Rule.COOKIE_MAX_AGE_CAP, "Measured: Max-Age=99999999 lives for 1157 days"),
          lacks(Rule.COOKIE_EXPIRES_CAP, "Measured: Expires=2038 is kept"),
          lacks(Rule.COOKIE_EVICTION, "Measured: 400 cookies of one host stay"),
          lacks(Rule.COOKIE_PARTITIONED, "Measured: an unknown attribute"),
          follows(Rule.MAX_AGE_PLUS, "Recorded: cookie-max-age-plus"),
          follows(Rule.COOKIE_DATE_EARLY, "Recorded: cookie-expires-words, old"),
          follows(Rule.DOMAIN_NEEDS_DOT, "Measured: Domain=localhost is refused"),
          follows(Rule.SUFFIX_WITHOUT_COOKIES, "Measured: github.io stores none"),
          follows(Rule.COOKIE_ORDER_BY_DOMAIN, "Measured: serials of copies are unknown"),
          lacks(Rule.THIRD_PARTY_SENDING, "incoming_cookie_is_third_party: asked at storing alone"),
          lacks(Rule.THIRD_PARTY_ANCESTORS, "incoming_cookie_is_third_party: the top-level alone"));

  private LibsoupCookies() {}

  private static Divergence lacks(Rule rule, String evidence) {
    return new Divergence(rule, false, LIBSOUP_3_2_3, evidence);
  }

  private static Divergence follows(Rule rule, String evidence) {
    return new Divergence(rule, true, LIBSOUP_3_2_3, evidence);
  }
}
