package dev.cordon.comparison;

import dev.cordon.browser.Seen;
import dev.cordon.testkit.Html;
import dev.cordon.testkit.Move;
import dev.cordon.testkit.Page;
import dev.cordon.testkit.contract.Write;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** How the bank's own pages prove themselves, as whoever guards it demands. */
interface OwnPages extends BiFunction<Route, Write, Write> {
  Pattern ACTION = Pattern.compile("action=\"?([^\" >]+)");

  static OwnPages plain() {
    return (route, write) ->
        route != Route.UPLOAD
            ? write
            : write.ownPageDoes(page -> does(page, route, route.path(), Map.of()));
  }

  /** By the token that a page holds in a field and in its head. */
  static OwnPages tokenInPage(String path) {
    return (route, write) ->
        route != Route.UPLOAD
            ? write.tokenFromPage(path)
            : write.ownPageDoes(
                page -> {
                  var html = read(page, path);
                  var name = String.valueOf(Html.meta(html, "_csrf_header"));
                  var token = String.valueOf(Html.meta(html, "_csrf"));
                  return does(page, route, route.path(), Map.of(name, token));
                });
  }

  /** By the token that a script copies from a cookie. */
  static OwnPages tokenInCookie(String cookie, String header) {
    return (route, write) ->
        route != Route.UPLOAD
            ? write.tokenFromCookie(cookie, header)
            : write.ownPageDoes(
                page -> {
                  read(page, "/");
                  return does(page, route, route.path(), copied(page, cookie, header));
                });
  }

  /** By nonces: a script asks for the API's by a header, a form has its own in its address. */
  static OwnPages tomcatNonces() {
    return (route, write) ->
        write.ownPageDoes(
            page ->
                route.isApi()
                    ? does(page, route, route.path(), asked(page))
                    : does(page, route, addressOf(route, read(page, "/pay")), Map.of()));
  }

  private static Move does(Page page, Route route, String path, Map<String, String> headers) {
    var query = route != Route.GET ? "" : (path.contains("?") ? "&" : "?") + "to=mallory";
    return page.fetch(
        Bank.ORIGIN + path + query,
        init -> {
          route.describe(init);
          headers.forEach(init::header);
        });
  }

  private static Map<String, String> copied(Page page, String cookie, String header) {
    for (var pair : page.cookies().split("; ")) {
      if (pair.startsWith(cookie + "=")) {
        return Map.of(header, pair.substring(cookie.length() + 1));
      }
    }
    return Map.of();
  }

  private static Map<String, String> asked(Page page) {
    var url = Bank.ORIGIN + "/api/balance";
    var answer = page.fetch(url, init -> init.header("X-CSRF-Token", "Fetch")).answer();
    var nonce = answer == null ? null : answer.headers().get("X-CSRF-Token");
    return nonce == null ? Map.of() : Map.of("X-CSRF-Token", nonce);
  }

  /** Where the page's form or link for this route leads, its nonce included. */
  private static String addressOf(Route route, String html) {
    var found = ACTION.matcher(html);
    while (found.find()) {
      if (found.group(1).startsWith(route.path())) {
        return found.group(1).replace("&amp;", "&");
      }
    }
    return route.path();
  }

  private static String read(Page page, String path) {
    var move = page.fetch(Bank.ORIGIN + path);
    return move.trace().seen() instanceof Seen.Readable seen ? seen.body().text() : "";
  }
}
