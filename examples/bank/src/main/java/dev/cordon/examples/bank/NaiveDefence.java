package dev.cordon.examples.bank;

import java.util.Locale;
import java.util.Set;

/**
 * Defences that are often seen and do not hold: {@code /api/pay/NAME} moves money for any request
 * that the defence of that name lets through.
 */
enum NaiveDefence {
  /** W04: "JSON needs a preflight". The word json may stand in a parameter of text/plain. */
  CONTAINS_JSON,

  /** W03, W04: refuses the three types of forms. An absent type and an upper-case one are none. */
  NO_FORM_TYPES,

  /** W06: asks for a header that "only our client sends", but Accept needs no preflight. */
  ACCEPT_HEADER,

  /** W07: a CORS allow-list. It keeps the answer from being read, not the money from moving. */
  CORS_LIST,

  /** W11: looks for a token on POST, and on nothing else. */
  TOKEN_ON_POST,

  /** W19: double submit, cookie against field, bound to nothing. */
  DOUBLE_SUBMIT,

  /** W32: an Origin must be our own, unless it is null or not there. */
  OWN_ORIGIN_OR_NONE,

  /** W33: the Origin must be our own, and who we are says X-Forwarded-Host. */
  ORIGIN_IS_FORWARDED_HOST,

  /** W34: Fetch metadata, with same-site taken for our own. */
  NOT_CROSS_SITE;

  private static final Set<String> FORM_TYPES =
      Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

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
    if (this == CORS_LIST) {
      CarelessCors.retract(call.response());
    }
    if (letsThrough(call)) {
      Money.transfer(call, ledger);
    } else {
      call.refuse(403, "this request looks forged");
    }
  }

  private boolean letsThrough(Call call) {
    String type = call.header("Content-Type");
    String origin = call.header("Origin");
    return switch (this) {
      case CONTAINS_JSON -> type.contains("json");
      case NO_FORM_TYPES -> !FORM_TYPES.contains(type.split(";", 2)[0]);
      case ACCEPT_HEADER -> call.header("Accept").equals("application/vnd.corner-bank+json");
      case CORS_LIST -> true;
      case TOKEN_ON_POST ->
          !call.method().equals("POST") || call.field("_csrf").equals(call.session().id());
      case DOUBLE_SUBMIT -> {
        String cookie = FrontDoor.cookie(call.header("Cookie"), "csrf");
        yield cookie != null && cookie.equals(call.field("csrf"));
      }
      case OWN_ORIGIN_OR_NONE ->
          origin.isEmpty() || origin.equals("null") || hostOf(origin).equals(call.header("Host"));
      case ORIGIN_IS_FORWARDED_HOST -> hostOf(origin).equals(call.header("X-Forwarded-Host"));
      case NOT_CROSS_SITE -> !call.header("Sec-Fetch-Site").equals("cross-site");
    };
  }

  private static String hostOf(String origin) {
    int scheme = origin.indexOf("://");
    return scheme < 0 ? origin : origin.substring(scheme + 3);
  }
}
