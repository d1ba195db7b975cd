package dev.cordon.proof.asif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.proof.asif.AsIf.Name;
import dev.cordon.proof.server.Login;
import dev.cordon.proof.server.Run;
import dev.cordon.proof.server.Served;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each model says of the requests that matter; that it is true is tested in comparison. */
class AsIfTest {
  private static final String APP = "https://app.example";
  private static final String EVIL = "https://evil.example";

  private static Served served(Name name, String method, String url, String... headers) {
    var request = new Request(method, Url.parse(url), Headers.of(headers), null);
    return AsIf.of(name, Origin.parse(APP)).serve(request, "text/html");
  }

  /** The user's cookie, and the headers. */
  private static String[] asUser(Name name, String... headers) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Cookie";
    all[1] = name.sessionCookie() + "=" + SessionCookie.OF_USER;
    return all;
  }

  private static final String[] HANDSHAKE = {
    "Origin",
    EVIL,
    "Upgrade",
    "websocket",
    "Connection",
    "Upgrade",
    "Sec-WebSocket-Version",
    "13",
    "Sec-WebSocket-Key",
    "dGhlIHNhbXBsZSBub25jZQ=="
  };

  @Nested
  class Every_product {
    @ParameterizedTest
    @EnumSource(Name.class)
    void is_found_by_its_key(Name name) {
      assertThat(Name.of(name.key())).contains(name);
      assertThat(name.title()).isNotBlank();
      assertThat(name.version()).matches(".*\\d+\\.\\d+.*");
      assertThat(name.documentation()).startsWith("https://");
    }

    @Test
    void has_no_other_key() {
      assertThat(Name.of("Tomcat")).isEmpty();
      assertThat(Name.of("")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void has_a_session_without_SameSite(Name name) {
      var cookies = AsIf.of(name, Origin.parse(APP)).logins().stream().map(Login::setCookies);
      assertThat(cookies.flatMap(java.util.List::stream).toList())
          .hasSize(2)
          .allSatisfy(cookie -> assertThat(cookie).doesNotContainIgnoringCase("samesite"));
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void has_users_whose_login_is_new_and_old_and_none(Name name) {
      var logins = AsIf.of(name, Origin.parse(APP)).logins();
      assertThat(logins).extracting(Login::name).doesNotHaveDuplicates();
      assertThat(logins).anyMatch(login -> login.setCookies().isEmpty() && !login.basic());
      assertThat(logins)
          .filteredOn(login -> !login.setCookies().isEmpty())
          .extracting(Login::age)
          .containsExactly(Duration.ZERO, Duration.ofHours(1));
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void shows_the_user_his_page_without_an_effect(Name name) {
      var served = served(name, "GET", APP + "/x", asUser(name));
      assertThat(served.run()).isEqualTo(new Run("GET", false, true, false));
      assertThat(served.response().status()).isEqualTo(200);
      assertThat(served.response().headers().get("Content-Type")).isEqualTo("text/html");
      assertThat(served.response().body().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void is_deceived_by_a_planted_session_that_the_attacker_got_for_himself(Name name) {
      var planted = name.sessionCookie() + "=" + AsIf.sessionOfAnother();
      assertThat(served(name, "GET", APP + "/x", "Cookie", planted).run())
          .isEqualTo(new Run("GET", false, false, true));
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void knows_no_session_that_it_did_not_give(Name name) {
      var run = served(name, "GET", APP + "/x", "Cookie", name.sessionCookie() + "=x").run();
      if (name == Name.SPRING_SECURITY) {
        assertThat(run).isNull();
      } else {
        assertThat(run).isEqualTo(new Run("GET", false, false, false));
      }
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void serves_any_name(Name name) {
      var served = served(name, "GET", "https://rebound.evil.example/x", asUser(name));
      assertThat(served.run()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void answers_alike_each_time(Name name) {
      assertThat(served(name, "POST", APP + "/x", asUser(name, "Origin", EVIL)))
          .isEqualTo(served(name, "POST", APP + "/x", asUser(name, "Origin", EVIL)));
    }
  }

  @Nested
  class Spring_Security {
    private static final Name NAME = Name.SPRING_SECURITY;

    @Test
    void refuses_a_write_without_a_token() {
      var served = served(NAME, "POST", APP + "/x", asUser(NAME, "Origin", EVIL));
      assertThat(served.run()).isNull();
      assertThat(served.reason()).isEqualTo("csrf-token-missing");
      assertThat(served.response().status()).isEqualTo(403);
    }

    @Test
    void does_what_a_write_with_the_session_s_token_wants() {
      var token = AsIf.tokenOfUser(NAME);
      var served = served(NAME, "POST", APP + "/x", asUser(NAME, "X-CSRF-TOKEN", token));
      assertThat(served.run()).isEqualTo(new Run("POST", true, true, false));
      var form = "_csrf=" + token;
      assertThat(served(NAME, "POST", APP + "/x?" + form, asUser(NAME)).run()).isNotNull();
    }

    @Test
    void refuses_the_token_of_another_session() {
      var token = AsIf.of(NAME, Origin.parse(APP)).tokenOfAnother();
      var served = served(NAME, "POST", APP + "/x", asUser(NAME, "X-CSRF-TOKEN", token));
      assertThat(served.run()).isNull();
      assertThat(served.reason()).isEqualTo("csrf-token-invalid");
    }

    @Test
    void writes_in_the_attacker_s_name_where_he_planted_his_session_and_knows_its_token() {
      var token = AsIf.of(NAME, Origin.parse(APP)).tokenOfAnother();
      var served =
          served(
              NAME,
              "POST",
              APP + "/x",
              "Cookie",
              "JSESSIONID=" + AsIf.sessionOfAnother(),
              "X-CSRF-TOKEN",
              token);
      assertThat(served.run()).isEqualTo(new Run("POST", true, false, true));
    }

    @Test
    void takes_no_password_instead_of_a_token() {
      var credentials = (AsIf.USER + ":" + AsIf.PASSWORD).getBytes();
      var basic = "Basic " + Base64.getEncoder().encodeToString(credentials);
      assertThat(served(NAME, "GET", APP + "/x", "Authorization", basic).run())
          .isEqualTo(new Run("GET", false, true, false));
      assertThat(served(NAME, "POST", APP + "/x", "Authorization", basic).run()).isNull();
    }

    @Test
    void shows_nothing_to_whoever_is_not_logged_in() {
      var page = served(NAME, "GET", APP + "/x", "Accept", "text/html");
      assertThat(page.run()).isNull();
      assertThat(page.response().headers().get("Location")).isEqualTo(APP + "/login");
      var data = served(NAME, "GET", APP + "/x", "Accept", "application/json");
      assertThat(data.response().headers().get("WWW-Authenticate")).startsWith("Basic");
    }

    @Test
    void grants_nothing_and_is_not_framed() {
      var headers = served(NAME, "GET", APP + "/x", asUser(NAME, "Origin", EVIL)).response();
      assertThat(grants(headers)).isFalse();
      assertThat(headers.headers().get("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void opens_sockets_for_its_own_origin_alone() {
      assertThat(served(NAME, "GET", APP + "/ws", asUser(NAME, HANDSHAKE)).reason())
          .isEqualTo("handshake-forbidden-origin");
      var own = asUser(NAME, HANDSHAKE);
      own[3] = APP;
      assertThat(served(NAME, "GET", APP + "/ws", own).run())
          .isEqualTo(new Run("WEBSOCKET", true, true, false));
    }
  }

  @Nested
  class Tomcat_s_filter {
    private static final Name NAME = Name.TOMCAT;

    @Test
    void refuses_every_foreign_Origin() {
      for (var origin : new String[] {EVIL, "null", "http://app.example", APP + ":8443"}) {
        var served = served(NAME, "POST", APP + "/x", asUser(NAME, "Origin", origin));
        assertThat(served.run()).as(origin).isNull();
        assertThat(served.reason()).isEqualTo("cors-forbidden-origin");
      }
      assertThat(served(NAME, "GET", APP + "/ws", asUser(NAME, HANDSHAKE)).run()).isNull();
    }

    @Test
    void runs_what_comes_without_one() {
      assertThat(served(NAME, "POST", APP + "/x", asUser(NAME)).run())
          .isEqualTo(new Run("POST", true, true, false));
    }

    @Test
    void takes_the_Origin_of_a_rebound_name_for_its_own() {
      var served = served(NAME, "POST", EVIL + "/x", "Origin", EVIL);
      assertThat(served.run()).isNotNull();
    }
  }

  @Nested
  class Jetty_s_handler {
    private static final Name NAME = Name.JETTY;

    @Test
    void runs_the_writes_of_origins_that_are_not_allowed() {
      var served = served(NAME, "POST", APP + "/x", asUser(NAME, "Origin", EVIL));
      assertThat(served.run()).isEqualTo(new Run("POST", true, true, false));
      assertThat(grants(served.response())).isFalse();
      assertThat(served.rule()).isEqualTo("deliverNonAllowedOriginRequests");
    }

    @Test
    void answers_a_preflight_without_a_grant() {
      var served =
          served(
              NAME, "OPTIONS", APP + "/x", "Origin", EVIL, "Access-Control-Request-Method", "PUT");
      assertThat(served.run()).isNull();
      assertThat(grants(served.response())).isFalse();
    }

    @Test
    void refuses_sockets_its_own_pages_included() {
      var own = asUser(NAME, HANDSHAKE);
      own[3] = APP;
      assertThat(served(NAME, "GET", APP + "/ws", own).run()).isNull();
      assertThat(served(NAME, "GET", APP + "/ws", asUser(NAME, HANDSHAKE)).run()).isNull();
    }
  }

  @Nested
  class Vertx_s_handler {
    private static final Name NAME = Name.VERTX;

    @Test
    void grants_every_origin_without_credentials() {
      var served = served(NAME, "POST", APP + "/x", asUser(NAME, "Origin", EVIL));
      assertThat(served.run()).isEqualTo(new Run("POST", true, true, false));
      var headers = served.response().headers();
      assertThat(headers.get("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(headers.has("Access-Control-Allow-Credentials")).isFalse();
    }

    @Test
    void opens_sockets_for_everybody() {
      assertThat(served(NAME, "GET", APP + "/ws", asUser(NAME, HANDSHAKE)).run())
          .isEqualTo(new Run("WEBSOCKET", true, true, false));
    }
  }

  @Nested
  class The_two_lines_of_nginx {
    private static final Name NAME = Name.NGINX_REFLECT;

    @Test
    void let_every_origin_read_as_the_user() {
      for (var origin : new String[] {EVIL, "null"}) {
        var served = served(NAME, "GET", APP + "/x", asUser(NAME, "Origin", origin));
        assertThat(served.run()).isEqualTo(new Run("GET", false, true, false));
        var headers = served.response().headers();
        assertThat(headers.get("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(headers.get("Access-Control-Allow-Credentials")).isEqualTo("true");
      }
    }

    @Test
    void hand_no_handshake_on() {
      var served = served(NAME, "GET", APP + "/ws", asUser(NAME, HANDSHAKE));
      assertThat(served.response().status()).isEqualTo(200);
      assertThat(served.run()).isEqualTo(new Run("GET", false, true, false));
    }
  }

  private static boolean grants(Response response) {
    return response.headers().has("Access-Control-Allow-Origin");
  }
}
