package dev.cordon.fuzz;

import dev.cordon.browser.Browser;
import dev.cordon.browser.cookies.Cookie;
import dev.cordon.browser.cookies.CookieFile;
import dev.cordon.browser.cookies.CookieJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The browser model beside itself: the same script gives the same traces, and a jar is the same
 * after it was written and read. {@link BrowserScript} tells how an input is written.
 */
public final class BrowserTarget {
  private BrowserTarget() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    List<String> lines = Input.utf8Lines(input);
    BrowserScript script = new BrowserScript(lines);
    Browser browser = script.run();
    BrowserScript again = new BrowserScript(lines);
    again.run();
    Claim.equal(again.log(), script.log(), "the same script run twice", lines);
    if (!browser.jar().isEmpty()) {
      jar(browser);
    }
  }

  private static void jar(Browser browser) throws IOException {
    Path file = Files.createTempFile("cordon-fuzz", ".cookies");
    try {
      CookieFile.write(file, browser.jar(), browser.now());
      CookieJar read = new CookieJar(browser.profile());
      CookieFile.read(file, read, browser.now());
      List<Cookie> kept = browser.jar().cookies(browser.now());
      for (Cookie cookie : read.cookies(browser.now())) {
        Claim.holds(
            kept.stream().anyMatch(each -> identity(each).equals(identity(cookie))),
            "a cookie out of a file that was not in the jar",
            cookie,
            kept);
      }
      String first = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
      CookieFile.write(file, read, browser.now());
      Claim.equal(
          Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1),
          first,
          "a jar written and read");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static List<Object> identity(Cookie cookie) {
    return List.of(
        cookie.name(),
        cookie.value(),
        cookie.domain(),
        cookie.hostOnly(),
        cookie.path(),
        cookie.secure(),
        cookie.httpOnly(),
        String.valueOf(cookie.sameSite()),
        cookie.partitioned());
  }
}
