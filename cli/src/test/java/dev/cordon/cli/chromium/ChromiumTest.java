package dev.cordon.cli.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {
  private static Chromium chromium;
  private TinySite site;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = TestChromium.launch();
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    site = new TinySite().page("/", "<title>Home</title><p id=p>Hello</p>");
    context = chromium.newContext();
    page = context.newPage();
  }

  @AfterEach
  void close() {
    context.close();
    site.close();
  }

  @Test
  void it_says_what_it_is() {
    assertThat(chromium.version()).contains("Chrome/");
  }

  @Nested
  class Navigating {
    @Test
    void waits_for_the_load_event_and_knows_title_and_url() {
      var navigation = page.navigate(site.url("tiny.localhost", "/"));

      assertThat(navigation.loaded()).isTrue();
      assertThat(page.title()).isEqualTo("Home");
      assertThat(page.url()).isEqualTo(site.url("tiny.localhost", "/"));
      assertThat(page.exchanges())
          .contains(new Exchange("GET", site.url("tiny.localhost", "/"), 200, ""));
    }

    @Test
    void says_why_it_failed_when_nobody_listens() {
      int port = site.port();
      site.close();

      var navigation = page.navigate("http://tiny.localhost:" + port + "/");

      assertThat(navigation.loaded()).isFalse();
      assertThat(navigation.error()).isEqualTo("net::ERR_CONNECTION_REFUSED");
    }

    @Test
    void survives_an_answer_without_a_document() {
      site.page("/none", 204, Map.of(), "");
      page.navigate(site.url("tiny.localhost", "/"));

      page.navigate(site.url("tiny.localhost", "/none"), Duration.ofSeconds(5));

      assertThat(page.title()).isEqualTo("Home");
    }

    @Test
    void follows_a_form_that_submits_itself() {
      site.page(
          "/form", "<form method=post action=/></form><script>document.forms[0].submit()</script>");

      page.navigate(site.url("tiny.localhost", "/form"), Duration.ofSeconds(5));

      assertThat(page.waitFor(() -> "Home".equals(titleOrEmpty()), Duration.ofSeconds(10)))
          .isTrue();
    }

    private String titleOrEmpty() {
      try {
        return page.title();
      } catch (ChromiumException betweenTwoDocuments) {
        return "";
      }
    }

    @Test
    void is_not_stopped_by_a_dialog() {
      site.page("/alert", "<title>After</title><script>alert('stop')</script>");

      assertThat(page.navigate(site.url("tiny.localhost", "/alert")).loaded()).isTrue();
      assertThat(page.title()).isEqualTo("After");
    }
  }

  @Nested
  class Evaluating {
    @Test
    void gives_json_values() {
      assertThat(page.evaluate("1 + 1")).isEqualTo(2);
      assertThat(page.evaluate("'a' + 'b'")).isEqualTo("ab");
      assertThat(page.evaluate("null")).isNull();
      assertThat(page.evaluate("({a: [1, true]})"))
          .isEqualTo(new JsonObject().put("a", new JsonArray().add(1).add(true)));
    }

    @Test
    void awaits_promises() {
      page.navigate(site.url("tiny.localhost", "/"));

      assertThat(page.evaluateText("fetch('/').then(r => r.text())")).contains("Hello");
    }

    @Test
    void throws_what_the_script_throws() {
      assertThatThrownBy(() -> page.evaluate("(() => { throw new Error('no luck') })()"))
          .isInstanceOf(ChromiumException.class)
          .hasMessageContaining("no luck");
    }

    @Test
    void a_click_is_a_persons_click() {
      site.page(
          "/click",
          "<button onclick='document.title = navigator.userActivation.isActive'>b</button>");
      page.navigate(site.url("tiny.localhost", "/click"));

      page.click("button");

      assertThat(page.title()).isEqualTo("true");
    }
  }

  @Nested
  class Cookies {
    @Test
    void stay_in_their_context() {
      site.page("/set", 200, Map.of("Set-Cookie", "who=ann; HttpOnly; SameSite=Lax"), "set");
      page.navigate(site.url("tiny.localhost", "/set"));

      try (var other = chromium.newContext()) {
        assertThat(context.cookies())
            .containsExactly(new Cookie("who", "ann", "tiny.localhost", "/", false, true, "Lax"));
        assertThat(other.cookies()).isEmpty();
      }
    }

    @Test
    void can_be_planted() {
      site.echo("/echo", "Cookie");
      context.setCookie(new CookieToSet(site.url("tiny.localhost", "/"), "planted", "yes"));

      page.navigate(site.url("tiny.localhost", "/echo"));

      assertThat(page.evaluateText("document.body.innerText")).isEqualTo("planted=yes");
    }
  }

  @Nested
  class Requests {
    @Test
    void carry_extra_headers() {
      site.echo("/echo", "X-Extra");
      page.setExtraHeaders(Map.of("X-Extra", "one"));

      page.navigate(site.url("tiny.localhost", "/echo"));

      assertThat(page.evaluateText("document.body.innerText")).isEqualTo("one");
    }

    @Test
    void answer_a_basic_challenge() {
      site.challenge("/closed");
      page.answerChallenges("ann", "secret");

      page.navigate(site.url("tiny.localhost", "/closed"));

      assertThat(page.evaluateText("document.body.innerText")).isEqualTo("Basic YW5uOnNlY3JldA==");
    }

    @Test
    void that_cors_refuses_say_so() {
      page.navigate(site.url("tiny.localhost", "/"));

      assertThatThrownBy(() -> page.evaluate("fetch('" + site.url("other.localhost", "/") + "')"))
          .hasMessageContaining("Failed to fetch");

      assertThat(page.waitFor(() -> !page.console().isEmpty(), Duration.ofSeconds(5))).isTrue();
      assertThat(page.console()).anyMatch(line -> line.contains("blocked by CORS policy"));
      assertThat(page.exchanges()).anyMatch(it -> it.failure().equals("MissingAllowOriginHeader"));
    }
  }

  @Test
  void a_screenshot_is_a_png(@TempDir Path folder) throws Exception {
    page.navigate(site.url("tiny.localhost", "/"));
    var file = folder.resolve("home.png");

    page.screenshot(file);

    assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
  }
}
