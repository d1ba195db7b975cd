package dev.cordon.cli.fetch;

import dev.cordon.browser.Browser;
import dev.cordon.browser.cookies.CookieContext;
import dev.cordon.browser.cookies.CookieFile;
import dev.cordon.browser.cookies.SameSiteMode;
import dev.cordon.web.Url;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What is in the jar before, and where it is kept afterwards. */
final class JarContents {
  /** Older than the two minutes in which a cookie without SameSite goes with top-level POSTs. */
  private static final Duration AGE = Duration.ofMinutes(3);

  private JarContents() {}

  static void fill(Browser browser, Order order) {
    if (order.cookieJar() != null && Files.exists(order.cookieJar())) {
      read(browser, order.cookieJar());
    }
    for (var line : order.cookies()) {
      store(browser, order, line);
    }
  }

  /** As though the user had been at the target a while ago, and its answer had set the cookie. */
  private static void store(Browser browser, Order order, String line) {
    var url = http(order.target());
    var context = CookieContext.navigation(url, SameSiteMode.STRICT_OR_LESS);
    if (line.toLowerCase(Locale.ROOT).contains("partitioned") && order.page().url() != null) {
      // Where the target's frame in this page got it: another partition's would be of no use.
      var top = order.page().top() == null ? order.page().url() : order.page().top();
      context =
          CookieContext.request(url, SameSiteMode.STRICT_OR_LESS, browser.jar().sites().of(top));
    }
    var note = browser.jar().store(line, context, browser.now().minus(AGE));
    if (!note.accepted()) {
      throw new BadFetchException(
          "--cookie '"
              + note.name()
              + "=…': "
              + order.profile()
              + " does not take it from "
              + url.origin()
              + ": "
              + note.detail()
              + ".");
    }
  }

  /** A WebSocket's cookies are those of its handshake, which is HTTP. */
  private static Url http(Url url) {
    return switch (url.scheme()) {
      case "ws" -> url.withScheme("http");
      case "wss" -> url.withScheme("https");
      default -> url;
    };
  }

  private static void read(Browser browser, Path file) {
    try {
      CookieFile.read(file, browser.jar(), browser.now());
    } catch (IOException e) {
      throw new BadFetchException("--cookie-jar: " + e.getMessage());
    }
  }

  /** Writes the jar back, if the order names a file. */
  static void keep(Browser browser, Order order) throws IOException {
    if (order.cookieJar() != null) {
      CookieFile.write(order.cookieJar(), browser.jar(), browser.now());
    }
  }
}
