package dev.cordon.cli.fetch;

import dev.cordon.browser.Browser;
import dev.cordon.browser.cookies.CookieContext;
import dev.cordon.browser.cookies.CookieFile;
import dev.cordon.browser.cookies.CookieJar;
import dev.cordon.browser.cookies.SameSiteMode;
import dev.cordon.web.Url;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is in the jar before, and where it is kept afterwards. */
final class JarContents {
  /** Older than the two minutes in which a cookie without SameSite goes with top-level POSTs. */
  private static final Duration AGE = Duration.ofMinutes(3);

  private JarContents() {}

  /**
   * Puts into a jar what the options say is there.
   *
   * @throws BadFetchException if a file or a cookie is none that the browser takes; it tells each
   */
  static void fill(CookieJar jar, Instant now, Url target, Order.Place page, FetchOptions.Who who) {
    fill(jar, now, target, page, who.cookies, who.cookieJar);
  }

  static void fill(Browser browser, Order order) {
    fill(
        browser.jar(),
        browser.now(),
        order.target(),
        order.page(),
        order.cookies(),
        order.cookieJar());
  }

  private static void fill(
      CookieJar jar,
      Instant now,
      Url target,
      Order.Place page,
      List<String> cookies,
      @Nullable Path file) {
    var faults = new Faults();
    if (file != null && Files.exists(file)) {
      faults.check(() -> read(jar, now, file));
    }
    for (var line : cookies) {
      faults.check(() -> store(jar, now, target, page, line));
    }
    faults.throwIfAny();
  }

  /** As though the user had been at the target a while ago, and its answer had set the cookie. */
  private static void store(CookieJar jar, Instant now, Url target, Order.Place page, String line) {
    var url = http(target);
    var context = CookieContext.navigation(url, SameSiteMode.STRICT_OR_LESS);
    if (line.toLowerCase(Locale.ROOT).contains("partitioned") && page.url() != null) {
      // Where the target's frame in this page got it: another partition's would be of no use.
      var top = page.top() == null ? page.url() : page.top();
      context = CookieContext.request(url, SameSiteMode.STRICT_OR_LESS, jar.sites().of(top));
    }
    var note = jar.store(line, context, now.minus(AGE));
    if (!note.accepted()) {
      throw new BadFetchException(
          "--cookie " + Quoted.text(note.name() + "=…"),
          "the browser does not take it from " + url.origin() + ".",
          "Of such a cookie it says: " + note.detail() + ".",
          note.instead().isEmpty() ? "Write one that it takes." : note.instead());
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

  private static void read(CookieJar jar, Instant now, Path file) {
    try {
      CookieFile.read(file, jar, now);
    } catch (IOException e) {
      throw new BadFetchException(
          "--cookie-jar",
          e.getMessage() + ".",
          "It is read before and written afterwards.",
          "Name a file that this command or curl has written, or one that is not there yet.");
    }
  }

  /** Writes the jar back, if the order names a file. */
  static void keep(Browser browser, Order order) throws IOException {
    if (order.cookieJar() != null) {
      CookieFile.write(order.cookieJar(), browser.jar(), browser.now());
    }
  }
}
