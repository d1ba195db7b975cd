package dev.cordon.browser;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cordon.browser.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Traces as they are read, against files. With {@code -Dcordon.golden=write} they are written anew,
 * for a person to read what changed.
 */
class TraceTextTest {
  private static final String BANK = "https://bank.example/";

  private static final Response LEAVE =
      Response.of(
          204, "Access-Control-Allow-Origin", "*", "Access-Control-Allow-Headers", "authorization");

  private static final Response CHALLENGE =
      Response.of(
          401,
          "Access-Control-Allow-Origin",
          "*",
          "Vary",
          "Origin",
          "WWW-Authenticate",
          "Bearer",
          "Server",
          "x");

  private final Servers servers =
      new Servers()
          .answer(
              BANK + "login",
              Response.of(
                  200,
                  "Set-Cookie",
                  "sid=secret; Secure; HttpOnly; SameSite=None",
                  "Set-Cookie",
                  "lax=secret; SameSite=Lax"))
          .answer(
              BANK + "api",
              Response.of(
                  204,
                  "Access-Control-Allow-Origin",
                  "https://app.example",
                  "Access-Control-Allow-Credentials",
                  "true"))
          .answer(
              BANK + "challenge", request -> request.method().equals("OPTIONS") ? LEAVE : CHALLENGE)
          .answer(BANK + "open", Response.of(200, "Access-Control-Allow-Origin", "*"))
          .answer(BANK + "old", Response.redirect(302, "https://new.example/"))
          .answer(BANK + "frame", Response.of(200, "X-Frame-Options", "SAMEORIGIN"))
          .answer(BANK + "tossed", Response.of(200, "Set-Cookie", "__Host-a=secret; Path=/x"));

  private final Browser browser = Browser.chromium().on(servers);

  static Stream<Arguments> traces() {
    return Stream.of(
        row(
            "refused-preflight",
            p -> p.fetch(BANK + "api", i -> i.method("PUT").credentials(INCLUDE))),
        row("unreadable-with-cookies", p -> p.fetch(BANK + "open", i -> i.credentials(INCLUDE))),
        row(
            "form-with-redirect",
            p ->
                p.form(
                    BANK + "old",
                    f -> f.method("post").enctype("text/plain").field("{\"a\":\"", "\"}"))),
        row(
            "challenged-with-a-secret",
            p -> p.fetch(BANK + "challenge", i -> i.header("Authorization", "secret"))),
        row("refused-frame", p -> p.iframe(BANK + "frame")),
        row("sandboxed-script", p -> p.srcdoc(f -> f.sandbox("")).fetch(BANK)),
        row("refused-cookie", p -> p.navigate(BANK + "tossed")),
        row("thrown", p -> p.fetch(BANK, i -> i.method("TRACE"))));
  }

  private static Arguments row(String file, Function<Page, Trace> action) {
    return arguments(file, action);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void traces(String file, Function<Page, Trace> action) throws IOException {
    browser.visit(BANK + "login");
    var text = action.apply(browser.page("https://evil.example/")).toString();
    assertFalse(text.contains("secret"), text);
    if (System.getProperty("cordon.golden", "").equals("write")) {
      Files.writeString(Path.of("src/test/resources/dev/cordon/browser", file + ".txt"), text);
    }
    assertEquals(golden(file), text);
  }

  private static String golden(String file) throws IOException {
    try (var in = TraceTextTest.class.getResourceAsStream(file + ".txt")) {
      assertNotNull(in, file + ".txt is not there");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void the_same_browser_does_the_same_again() {
    assertEquals(whole(7), whole(7));
    assertFalse(whole(7).equals(whole(8)), "the seed is in keys and boundaries");
  }

  private static String whole(long seed) {
    var browser = Browser.firefox().seed(seed).on(new Servers());
    var page = browser.page("https://evil.example/");
    return String.join(
        "\n",
        page.webSocket("wss://bank.example/").toString(),
        page.form(BANK, f -> f.method("post").enctype("multipart/form-data").field("a", "1"))
            .toString(),
        page.fetch(BANK, i -> i.method("PUT").body(Payload.multipart(FormData.of("a", "1"))))
            .toString());
  }
}
