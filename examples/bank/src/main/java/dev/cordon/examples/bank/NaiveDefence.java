package dev.cordon.examples.bank;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Defences that are often seen and do not hold: {@code /api/pay/NAME} moves money for any request
 * that the defence of that name lets through.
 */
enum NaiveDefence {
  /** W04: "JSON needs a preflight". The word json may stand in a parameter of text/plain. */
  CONTAINS_JSON(call -> call.header("Content-Type").contains("json")),

  /** W03, W04: refuses the three types of forms. An absent type and an upper-case one are none. */
  NO_FORM_TYPES(
      call ->
          !Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")
              .contains(call.header("Content-Type").split(";")[0])),

  /** W06: asks for a header that "only our client sends", but Accept needs no preflight. */
  ACCEPT_HEADER(call -> call.header("Accept").equals("application/vnd.corner-bank+json")),

  /**
   * W07: a proper CORS allow-list. It keeps the answer from being read, not the money from moving.
   */
  CORS_LIST(
      call -> {
        CarelessCors.retract(call.response());
        return true;
      }),

  /** W11: looks for a token on POST, and on nothing else. */
  TOKEN_ON_POST(
      call -> !call.method().equals("POST") || call.field("_csrf").equals(call.session().id())),

  /** W19: double submit, cookie against field, bound to nothing. */
  DOUBLE_SUBMIT(
      call -> {
        String cookie = FrontDoor.cookie(call.header("Cookie"), "csrf");
        return cookie != null && cookie.equals(call.field("csrf"));
      }),

  /** W32: an Origin must be our own, unless it is null or not there. */
  OWN_ORIGIN_OR_NONE(
      call ->
          call.header("Origin").isEmpty()
              || call.header("Origin").equals("null")
              || hostOf(call.header("Origin")).equals(call.header("Host"))),

  /** W33: the Origin must be our own, and who we are says X-Forwarded-Host. */
  ORIGIN_IS_FORWARDED_HOST(
      call -> hostOf(call.header("Origin")).equals(call.header("X-Forwarded-Host"))),

  /** W34: Fetch metadata, with same-site taken for our own. */
  NOT_CROSS_SITE(call -> !call.header("Sec-Fetch-Site").equals("cross-site"));

  private final Predicate<Call> letsThrough;

  NaiveDefence(Predicate<Call> letsThrough) {
    this.letsThrough = letsThrough;
  }

  String path() {
    return "/api/pay/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static void open(Routes routes, Ledger ledger) {
    for (NaiveDefence defence : values()) {
      Routes.Action pay = call -> defence.pay(call, ledger);
      routes.onLoggedIn("POST", defence.path(), pay);
      routes.onLoggedIn("PUT", defence.path(), pay);
    }
  }

  private void pay(Call call, Ledger ledger) {
    if (letsThrough.test(call)) {
      Money.transfer(call, ledger);
    } else {
      call.refuse(403, "this request looks forged");
    }
  }

  private static String hostOf(String origin) {
    int scheme = origin.indexOf("://");
    return scheme < 0 ? origin : origin.substring(scheme + 3);
  }
}
