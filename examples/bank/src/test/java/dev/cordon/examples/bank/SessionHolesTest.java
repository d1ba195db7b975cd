package dev.cordon.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Sessions can be planted, tossed and kept")
class SessionHolesTest extends OpenBank {

  @Test
  @DisplayName("W14, W15: the cookie has no attribute but its path")
  void bareCookie() {
    String line = new Visitor(bank).get("/login").headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(line).matches("BANKSESSION=[0-9a-f-]{36}; Path=/");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "W22, BANKSESSION=planted",
    "W20, %42ANKSESSION=planted",
    "W19, BANKSESSION=planted; BANKSESSION=second",
  })
  void keepsThePlantedId(String id, String cookies) {
    HttpResponse<String> answer = new Visitor(bank).withCookies(cookies).logIn("alice");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(bank.sessionUser("planted")).as(id).isEqualTo("alice");
  }

  @Test
  @DisplayName("W22: an id in the path becomes the cookie")
  void idInPath() {
    HttpResponse<String> answer = new Visitor(bank).get("/login;BANKSESSION=planted");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie")).contains("BANKSESSION=planted; Path=/");
  }

  @Test
  @DisplayName("W21: a visitor's id from before the login is the user's afterwards")
  void notRotated() {
    Visitor visitor = new Visitor(bank);
    String before = visitor.get("/login").headers().firstValue("Set-Cookie").orElseThrow();
    visitor.withCookies(before.split(";")[0]).logIn("alice");
    assertThat(bank.sessionUser(before.split("[=;]")[1])).isEqualTo("alice");
  }

  @Test
  @DisplayName("W28: the login form takes a post from anywhere")
  void loginForgery() {
    new Visitor(bank)
        .post(
            "/login",
            "user=mallory&password=malice",
            "Origin",
            EVIL,
            "Sec-Fetch-Site",
            "cross-site",
            "Content-Type",
            FORM);
    assertThat(bank.loggedIn()).containsExactly("mallory");
  }

  @Test
  @DisplayName("W14: passing by single sign-on renews the cookie and goes anywhere")
  void renewal() {
    Visitor alice = alice();
    HttpResponse<String> answer = alice.get("/sso?return=" + EVIL + "/next");
    assertThat(answer.headers().firstValue("Location")).contains(EVIL + "/next");
    String renewed = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    assertThat(renewed).isNotEqualTo(alice.cookies());
    assertThat(bank.sessionUser(renewed.split("=")[1])).isEqualTo("alice");
  }
}
