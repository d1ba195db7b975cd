package dev.cordon.spring.devpage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The constant parts of the page; style and script are named by their hashes. */
final class PageParts {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
      main { max-width: 52rem; margin: 2rem auto; padding: 0 1rem }
      h1 { margin: 0; font-size: 1.8rem }
      h2 { margin-top: 2rem; font-size: 1.1rem }
      .kind { margin: 0; color: #b3261e; font-weight: 600 }
      table { border-collapse: collapse }
      th, td { padding: .15rem 1rem .15rem 0; text-align: left; vertical-align: top }
      th { font-weight: 400; opacity: .7 }
      pre { padding: 1rem; border-radius: .5rem; background: #8882; overflow: auto }
      li { margin: .3rem 0 }
      li.skipped { opacity: .6 }
      li.refused { color: #b3261e }
      small { opacity: .7 }
      @media (prefers-color-scheme: dark) { .kind, li.refused { color: #f2b8b5 } }
      """;

  /** {@code %s} takes the text as it is: a request cannot format the console. */
  private static final String SCRIPT =
      """
      console.warn("%s", document.getElementById("cordon").innerText);
      """;

  static final String HEAD =
      "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
          + "<meta name=\"viewport\" content=\"width=device-width\">\n"
          + "<title>Refused by Cordon</title>\n<style>"
          + STYLE
          + "</style>\n";

  static final String FOOT = "<script>" + SCRIPT + "</script>\n</html>\n";

  static final String STYLE_HASH = hash(STYLE);
  static final String SCRIPT_HASH = hash(SCRIPT);

  private PageParts() {}

  /** CSP Level 3, section 2.3.1. */
  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
