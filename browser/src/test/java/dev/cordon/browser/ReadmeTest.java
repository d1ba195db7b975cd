package dev.cordon.browser;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The lines of Java in the README's section on the browser model are lines of this file, and so
 * they compile and do what they say.
 */
class ReadmeTest {
  private static final String SECTION = "## In the victim's browser";
  private static final String OPENING = "```java\n";

  @Test
  void the_java_of_the_readme_stands_here() throws IOException {
    var readme = Files.readString(Path.of("..", "README.md"));
    assertThat(readme).contains(SECTION);
    var start = readme.indexOf(OPENING, readme.indexOf(SECTION)) + OPENING.length();
    var shown = readme.substring(start, readme.indexOf("```", start));
    var here = Files.readString(Path.of("src/test/java/dev/cordon/browser/ReadmeTest.java"));

    assertThat(squeezed(shown)).isNotEmpty();
    assertThat(squeezed(here)).contains(squeezed(shown));
  }

  /** The formatter may break lines elsewhere than a README does. */
  private static String squeezed(String java) {
    return java.lines().map(String::strip).collect(Collectors.joining()).replace(" ", "");
  }

  /** A bank whose session cookie leaves SameSite to the browser, and that knows nothing of CORS. */
  private static final class Bank {
    private int transfers;

    Response answer(Request request) {
      var cookie = request.header("Cookie");
      if (request.method().equals("POST") && cookie != null && cookie.contains("sid=")) {
        transfers++;
      }
      return Response.ok("text/html", "<p>Welcome").with("Set-Cookie", "sid=1; Secure; HttpOnly");
    }
  }

  @Test
  void and_does_what_it_says() {
    var bank = new Bank();

    Browser browser = Browser.chromium().on(request -> bank.answer(request)); // or HttpNetwork
    browser.visit("https://bank.example/login"); // the user, who gets a session cookie
    Page evil = browser.page("https://evil.example/"); // the attacker's page, in another tab

    Trace form =
        evil.form("https://bank.example/transfer", f -> f.method("post").field("to", "me"));
    Trace read = evil.fetch("https://bank.example/account", init -> init.credentials(INCLUDE));

    assertThat(bank.transfers).isEqualTo(1); // a cookie younger than two minutes went along
    assertThat(read.canRead()).isFalse(); // for want of Access-Control-Allow-Origin
    System.out.println(read); // the network panel, and the clause that stopped it

    assertThat(form.exchanges()).hasSize(1);
    assertThat(read.block()).isNotNull();
    assertThat(read.block().rule()).isEqualTo(Rule.CORS_CHECK);
  }
}
