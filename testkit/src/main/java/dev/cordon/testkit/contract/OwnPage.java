package dev.cordon.testkit.contract;

import dev.cordon.browser.FetchInit;
import dev.cordon.browser.Payload;
import dev.cordon.testkit.Html;
import dev.cordon.testkit.Move;
import dev.cordon.testkit.Page;
import dev.cordon.testkit.Victim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the application's own page makes a request that changes something. Immutable. */
record OwnPage(
    Map<String, String> headers,
    @Nullable String tokenPage,
    @Nullable String tokenCookie,
    @Nullable String tokenHeader,
    @Nullable Function<Page, Move> move) {
  static final OwnPage PLAIN = new OwnPage(Map.of(), null, null, null, null);

  OwnPage header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new OwnPage(more, tokenPage, tokenCookie, tokenHeader, move);
  }

  OwnPage tokenFromPage(String page) {
    return new OwnPage(headers, page, tokenCookie, tokenHeader, move);
  }

  OwnPage tokenFromCookie(String cookie, String header) {
    return new OwnPage(headers, tokenPage, cookie, header, move);
  }

  OwnPage does(Function<Page, Move> other) {
    return new OwnPage(headers, tokenPage, tokenCookie, tokenHeader, other);
  }

  /** Does it in this user's browser. */
  Move does(Victim victim, Write write) {
    var application = victim.application();
    var extraHeaders = new LinkedHashMap<>(headers);
    var extraFields = new LinkedHashMap<String, String>();
    var page = victim.page(application.url("/"));
    if (tokenPage != null) {
      var visit = victim.model().visit(application.url(tokenPage));
      page = victim.page(application.url(tokenPage));
      var answer = visit.exchanges().get(visit.exchanges().size() - 1).response();
      tokens(answer == null ? "" : answer.body().text(), extraFields, extraHeaders);
    }
    if (tokenCookie != null && tokenHeader != null) {
      var value = cookie(page.cookies(), tokenCookie);
      if (value == null) {
        page.fetch(application.url("/")); // The first answer may bring it.
        value = cookie(page.cookies(), tokenCookie);
      }
      extraHeaders.put(tokenHeader, value == null ? "" : value);
    }
    if (move != null) {
      return move.apply(page);
    }
    var url = application.url(write.path());
    return page.fetch(target(url, write), init -> describe(init, write, extraFields, extraHeaders));
  }

  /** With what an own page sends, but its tokens. */
  static void describe(
      FetchInit.Builder init,
      Write write,
      Map<String, String> extraFields,
      Map<String, String> headers) {
    init.method(write.method());
    headers.forEach(init::header);
    if (write.isGet()) {
      return;
    }
    var json = write.json();
    if (json != null) {
      init.header("Content-Type", "application/json").body(json);
    } else if (!write.fields().isEmpty() || !extraFields.isEmpty()) {
      var all = new LinkedHashMap<>(extraFields);
      all.putAll(write.fields());
      init.body(Payload.urlEncoded(Bodies.data(all)));
    }
  }

  static String target(String url, Write write) {
    return write.isGet() ? Bodies.withQuery(url, write.fields()) : url;
  }

  static void tokens(String html, Map<String, String> fields, Map<String, String> headers) {
    fields.putAll(Html.hiddenFields(html));
    var name = Html.meta(html, "_csrf_header");
    var token = Html.meta(html, "_csrf");
    if (token == null) {
      token = Html.meta(html, "csrf-token");
    }
    if (token != null) {
      headers.put(name == null ? "X-CSRF-Token" : name, token);
    }
  }

  private static @Nullable String cookie(String cookies, String name) {
    for (var pair : cookies.split("; ")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return null;
  }
}
