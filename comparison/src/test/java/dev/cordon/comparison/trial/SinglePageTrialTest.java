package dev.cordon.comparison.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.cli.chromium.Chromium;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What single-page applications can do in a real Chromium: the facts of the guide. */
@Tag("slow")
@DisplayName("A single-page application that the policy names")
class SinglePageTrialTest {
  private static TrialWeb web;
  private static Chromium allowing;
  private static Chromium blocking;
  private static TrialServer tokens;
  private static TrialServer lax;
  private static TrialServer none;
  private static TrialServer partitioned;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    web = TrialWeb.start(folder);
    var allowed = List.of(web.sibling(), web.partner());
    String login = "cordon.csrf.login=/login,/api/login";
    String credentials = "cordon.cors[0].credentials=true";
    String cookie = "cordon.sessions[0].cookie=JSESSIONID";
    String everywhere = "cordon.sessions[0].same-site=none";
    tokens = web.opened(TrialServer.withCordon(web.keys(), allowed));
    lax = web.opened(TrialServer.withCordon(web.keys(), allowed, login, credentials));
    none =
        web.opened(
            TrialServer.withCordon(
                web.keys(),
                allowed,
                login,
                credentials,
                cookie,
                everywhere,
                "cordon.websocket.origins=" + web.partner()));
    partitioned =
        web.opened(
            TrialServer.withCordon(
                web.keys(),
                allowed,
                login,
                credentials,
                cookie,
                everywhere,
                "server.servlet.session.cookie.partitioned=true"));
    allowing = web.browser(ThirdPartyCookies.ALLOWED);
    blocking = web.browser(ThirdPartyCookies.BLOCKED);
  }

  @AfterAll
  static void stop() throws Exception {
    if (web != null) {
      web.close();
    }
  }

  @BeforeEach
  void forget() {
    tokens.ledger().clear();
    lax.ledger().clear();
    none.ledger().clear();
    partitioned.ledger().clear();
  }

  private static Chromium browser(ThirdPartyCookies cookies) {
    return cookies == ThirdPartyCookies.ALLOWED ? allowing : blocking;
  }

  private static void assertEverythingWorks(SinglePage app, TrialServer bank) {
    assertThat(app.read()).isEqualTo("200 {\"customer\":\"alice\"}");
    assertThat(app.pay()).isEqualTo("200 paid");
    assertThat(app.order()).isEqualTo("200 paid");
    assertThat(app.upload()).isEqualTo("200 kept");
    assertThat(bank.ledger().has("alice pays bob")).isTrue();
    assertThat(bank.ledger().has("alice uploads hello.txt")).isTrue();
    assertThat(app.logOut()).startsWith("200");
    assertThat(bank.ledger().has("alice leaves")).isTrue();
  }

  @Nested
  @DisplayName("on a sibling name")
  class OnASibling {
    @ParameterizedTest(name = "works with lax cookies, third-party cookies {0}")
    @EnumSource(ThirdPartyCookies.class)
    void worksWithCookies(ThirdPartyCookies cookies) {
      try (var app = new SinglePage(browser(cookies), web.sibling(), lax.origin())) {
        assertThat(app.read()).startsWith("401");
        assertThat(app.logIn()).startsWith("200");
        assertEverythingWorks(app, lax);
        assertThat(app.read()).startsWith("401");
      }
    }
  }

  @Nested
  @DisplayName("on another registrable domain")
  class OnAnotherDomain {
    @Test
    @DisplayName("works with SameSite=None where third-party cookies are allowed")
    void worksWithCookies() {
      try (var app = new SinglePage(allowing, web.partner(), none.origin())) {
        assertThat(app.logIn()).startsWith("200");
        assertThat(app.payBySocket()).isEqualTo("paid");
        assertEverythingWorks(app, none);
        assertThat(app.read()).startsWith("401");
      }
    }

    @Test
    @DisplayName("loses its login at once where third-party cookies are blocked")
    void losesItsLoginWhereBlocked() {
      try (var app = new SinglePage(blocking, web.partner(), none.origin())) {
        assertThat(app.logIn()).startsWith("200");
        assertThat(app.read()).startsWith("401");
      }
    }

    @ParameterizedTest(name = "loses its login with lax cookies, third-party cookies {0}")
    @EnumSource(ThirdPartyCookies.class)
    void losesItsLoginWithLax(ThirdPartyCookies cookies) {
      try (var app = new SinglePage(browser(cookies), web.partner(), lax.origin())) {
        assertThat(app.logIn()).startsWith("200");
        assertThat(app.read()).startsWith("401");
      }
    }

    @ParameterizedTest(name = "works with partitioned cookies, third-party cookies {0}")
    @EnumSource(ThirdPartyCookies.class)
    void worksWithPartitionedCookies(ThirdPartyCookies cookies) {
      try (var app = new SinglePage(browser(cookies), web.partner(), partitioned.origin())) {
        assertThat(app.logIn()).startsWith("200");
        assertEverythingWorks(app, partitioned);
      }
    }

    @Test
    @DisplayName("has no cookies where the policy grants no credentials")
    void hasNoCookiesWithoutCredentials() {
      try (var app = new SinglePage(allowing, web.partner(), tokens.origin())) {
        assertThat(app.logIn()).isEqualTo("TypeError: Failed to fetch");
        assertThat(app.read()).isEqualTo("TypeError: Failed to fetch");
      }
    }

    @ParameterizedTest(name = "works with a bearer token, third-party cookies {0}")
    @EnumSource(ThirdPartyCookies.class)
    void worksWithABearerToken(ThirdPartyCookies cookies) {
      try (var app = new SinglePage(browser(cookies), web.partner(), tokens.origin())) {
        assertThat(app.logInForToken()).startsWith("200");
        assertEverythingWorks(app, tokens);
      }
    }
  }

  @Test
  @DisplayName("is not one that it does not name")
  void isNamed() {
    try (var app = new SinglePage(allowing, web.evil(), none.origin())) {
      assertThat(app.logIn()).isEqualTo("TypeError: Failed to fetch");
      assertThat(app.read()).isEqualTo("TypeError: Failed to fetch");
      assertThat(app.pay()).isEqualTo("TypeError: Failed to fetch");
      assertThat(none.ledger()).hasToString("[]");
    }
  }
}
