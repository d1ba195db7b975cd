package dev.cordon.fuzz;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a browser, written as lines: {@code browser firefox}, then what servers answer
 * ({@code status 302}, {@code body text}, {@code <Name: value}), and what pages do ({@code page
 * URL}, {@code fetch URL METHOD MODE CREDENTIALS}, {@code header Name: value} before it, {@code
 * image URL} and so on). It is run as often as one likes.
 */
final class BrowserScript {
  private static final int MOST_LINES = 40;
  private static final int MOST_REQUESTS = 200;

  private final List<String> lines;
  private final List<String> log = new ArrayList<>();
  private Headers.Builder answer = Headers.builder().add("Content-Type", "text/html");
  private List<String> given = new ArrayList<>();
  private int status = 200;
  private String body = "hello";
  private int requests;
  private @Nullable Page page;

  BrowserScript(List<String> lines) {
    this.lines = lines.subList(0, Math.min(lines.size(), MOST_LINES));
  }

  /** The browser afterwards; what happened is in {@link #log}. */
  Browser run() {
    Browser browser = browser();
    for (String line : lines) {
      String word = Input.before(line, " ");
      try {
        act(browser, word, Input.after(line, " "));
      } catch (IllegalArgumentException refused) {
        log.add(line + ": " + refused.getMessage()); // what a caller wrote wrongly
      }
    }
    log.add(browser.jar().cookies(browser.now()).toString());
    return browser;
  }

  List<String> log() {
    return log;
  }

  private Browser browser() {
    String first = lines.get(0);
    Browser.Builder builder =
        switch (first) {
          case "browser chromium" -> Browser.chromium();
          case "browser firefox" -> Browser.firefox();
          case "browser webkit" -> Browser.webkit();
          case "browser legacy" -> Browser.legacy();
          default -> Browser.standard();
        };
    return builder.on(this::answer);
  }

  private Response answer(Request request) {
    log.add(request.toString());
    if (++requests > MOST_REQUESTS) {
      return Response.of(500);
    }
    Headers.Builder headers = answer.build().toBuilder();
    String origin = request.header("Origin");
    if (origin != null && headers.has("X-Reflect")) {
      headers.set("Access-Control-Allow-Origin", origin);
    }
    return new Response(status, headers.build(), Body.of(body));
  }

  private void act(Browser browser, String word, String rest) {
    if (word.startsWith("<")) {
      String line = Input.before(word + " " + rest, "\r").substring(1);
      answer.add(Input.before(line, ":"), Input.trim(Input.after(line, ":")));
      return;
    }
    switch (word) {
      case "answer" -> answer = Headers.builder();
      case "status" -> status = rest.matches("[2-5][0-9][0-9]") ? Integer.parseInt(rest) : status;
      case "body" -> body = Input.unescape(rest);
      case "header" -> given.add(rest);
      case "advance" -> {
        if (rest.matches("[0-9]{1,9}")) {
          browser.advance(Duration.ofSeconds(Long.parseLong(rest)));
        }
      }
      case "visit" -> log(browser.visit(rest));
      case "page" -> page = browser.page(rest);
      default -> {
        Page current = page;
        if (current == null) {
          current = browser.page("https://evil.example/");
          page = current;
        }
        inPage(current, word, rest);
      }
    }
  }

  private void inPage(Page current, String word, String rest) {
    String[] words = rest.split(" ", -1);
    String url = words[0];
    switch (word) {
      case "fetch" -> fetch(current, url, words);
      case "xhr" ->
          log(
              current.xhr(
                  url,
                  xhr -> {
                    xhr.method(word(words, 1, "GET"));
                    given.forEach(h -> xhr.header(Input.before(h, ":"), Input.after(h, ": ")));
                    if (word(words, 2, "").equals("include")) {
                      xhr.withCredentials();
                    }
                  }));
      case "image" -> log(current.image(url, e -> e.crossOrigin(word(words, 1, ""))));
      case "script" -> log(current.script(url));
      case "module" -> log(current.moduleScript(url));
      case "style" -> log(current.styleSheet(url));
      case "font" -> log(current.font(url));
      case "iframe" -> log(current.iframe(url, f -> f.sandbox(rest)));
      case "object" -> log(current.object(url));
      case "navigate" -> log(current.navigate(url));
      case "open" -> log(current.open(url));
      case "click" -> log(current.click(url, link -> link.rel(word(words, 1, ""))));
      case "refresh" -> log(current.metaRefresh(url));
      case "beacon" -> log(current.beacon(url, word(words, 1, "")));
      case "socket" -> log(current.webSocket(url));
      case "events" -> log(current.eventSource(url));
      case "link" -> log(current.link(word(words, 1, "preload"), url));
      case "form" ->
          log(
              current.form(
                  url,
                  form -> {
                    form.method(word(words, 1, "POST"));
                    form.enctype(word(words, 2, ""));
                    form.field("a", word(words, 3, "b"));
                  }));
      case "srcdoc" -> page = current.srcdoc();
      case "meta" -> current.metaHttpEquiv(url, Input.after(rest, " "));
      case "cookie" -> {
        log.add(current.setCookie(rest).toString());
        log.add(current.cookies());
      }
      default -> {}
    }
  }

  private void fetch(Page current, String url, String[] words) {
    log(
        current.fetch(
            url,
            init -> {
              init.method(word(words, 1, "GET"));
              init.mode(
                  switch (word(words, 2, "")) {
                    case "no-cors" -> Mode.NO_CORS;
                    case "same-origin" -> Mode.SAME_ORIGIN;
                    default -> Mode.CORS;
                  });
              init.credentials(
                  switch (word(words, 3, "")) {
                    case "include" -> Credentials.INCLUDE;
                    case "omit" -> Credentials.OMIT;
                    default -> Credentials.SAME_ORIGIN;
                  });
              given.forEach(h -> init.header(Input.before(h, ":"), Input.after(h, ": ")));
              if (words.length > 4) {
                init.body(words[4]);
              }
            }));
    given = new ArrayList<>();
  }

  private static String word(String[] words, int index, String otherwise) {
    return index < words.length ? words[index] : otherwise;
  }

  private void log(Trace trace) {
    String text = trace.toString();
    Claim.holds(!text.isEmpty(), "a trace without a word");
    log.add(text);
    log.add(
        String.format(
            Locale.ROOT,
            "%s %s %s %s",
            trace.canRead(),
            trace.reachedServer(),
            trace.cookiesSent(),
            trace.cookiesKept()));
    Claim.holds(!trace.canRead() || trace.block() == null, "a page reads what was blocked", text);
    if (trace.hasPage()) {
      page = trace.page();
    }
  }
}
