package dev.cordon.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Foreign pages read, run, frame and embed what is not theirs")
class ReadHolesTest extends OpenBank {

  @ParameterizedTest(name = "{0}: Origin {1} is echoed with credentials, on {2}")
  @CsvSource({
    "R01, http://blog.bare.localhost:9666, /api/balance",
    "R01, http://blog.bare.localhost:9666, /dashboard",
    "R01, http://blog.bare.localhost:9666, /film.mp4",
    "R02, null, /internal/metrics",
    "R11, http://evil.localhost:9666, /internal/metrics",
    "R22, http://blog.bare.localhost:9666, '/graphql?query=%7Baccount%7D'",
  })
  void echoes(String id, String origin, String path) {
    HttpResponse<String> answer = alice().get(path, "Origin", origin);
    assertThat(answer.statusCode()).as(id).isEqualTo(200);
    HttpHeaders headers = answer.headers();
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains(origin);
    assertThat(headers.firstValue("Access-Control-Allow-Credentials")).contains("true");
    assertThat(headers.firstValue("Vary")).as("R16").isEmpty();
  }

  @Test
  @DisplayName("R19: the account's number is in a header that scripts may read")
  void exposedHeader() {
    HttpHeaders headers = alice().get("/api/balance", "Origin", EVIL).headers();
    assertThat(headers.firstValue("X-Account-Number")).contains(bank.ledger().number("alice"));
    assertThat(headers.firstValue("Access-Control-Expose-Headers").orElseThrow())
        .contains("X-Account-Number");
  }

  @Test
  @DisplayName("R18: a page that echoes a header may be cached, and does not vary by it")
  void cachedEcho() {
    HttpResponse<String> answer =
        new Visitor(bank).get("/greeting", "X-Greeting", "<script>alert(1)</script>");
    assertThat(answer.body()).contains("<script>alert(1)</script>");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=300");
    assertThat(answer.headers().firstValue("Vary")).isEmpty();
  }

  @Test
  @DisplayName("R20: JSONP calls the function that the caller names")
  void jsonp() {
    HttpResponse<String> answer = alice().get("/api/accounts.jsonp?callback=steal");
    assertThat(answer.body())
        .startsWith("steal([")
        .contains(bank.ledger().number("alice"))
        .endsWith("]);");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/javascript");
  }

  @Test
  @DisplayName("R20: the statement is a script")
  void statementScript() {
    assertThat(alice().get("/api/statement.js").body())
        .startsWith("var statement = {")
        .contains(bank.ledger().number("alice"));
  }

  @ParameterizedTest(name = "R21: {0} says nothing against being framed or embedded")
  @ValueSource(strings = {"/dashboard", "/statement", "/widget", "/images/logo.png", "/film.mp4"})
  void framable(String path) {
    HttpHeaders headers = alice().get(path).headers();
    for (String absent :
        new String[] {
          "X-Frame-Options",
          "Content-Security-Policy",
          "Cross-Origin-Resource-Policy",
          "Cross-Origin-Opener-Policy",
          "X-Content-Type-Options"
        }) {
      assertThat(headers.firstValue(absent)).as(absent).isEmpty();
    }
  }

  @Test
  @DisplayName("R21: the status of a receipt tells where money was spent")
  void statusOracle() {
    assertThat(alice().get("/receipts/Clinic").statusCode()).isEqualTo(200);
    assertThat(alice().get("/receipts/Casino").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("R21: the number of frames tells it too")
  void frameOracle() {
    assertThat(alice().get("/statement?q=Clinic").body()).containsOnlyOnce("<iframe");
    assertThat(alice().get("/statement?q=Casino").body()).doesNotContain("<iframe");
  }

  @Test
  @DisplayName("R23: the widget tells its parent, whoever that is")
  void widget() {
    assertThat(alice().get("/widget").body())
        .contains("parent.postMessage(")
        .contains(bank.ledger().number("alice"))
        .contains("'*'");
  }

  @Test
  @DisplayName("XSS: the search writes what it was asked into the page")
  void scriptInSearch() {
    assertThat(new Visitor(bank).get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").body())
        .contains("<em><script>alert(1)</script></em>");
  }

  @Test
  @DisplayName("W17, W18: scripts of the bank go where the address tells them")
  void gadgets() {
    assertThat(new Visitor(bank).get("/continue?next=/api/quick-transfer").body())
        .contains("location = ({\"next\":\"/api/quick-transfer\"}).next;");
    assertThat(alice().get("/app").body()).contains("location.hash");
  }
}
