package dev.cordon.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A naive defence refuses the clumsy forgery and lets the clever one through")
class NaiveDefenceTest extends OpenBank {

  /** A request: method, body, extra cookie, header names and values. */
  record Forgery(String method, String body, String cookie, String... headers) {}

  static List<Arguments> forgeries() {
    return List.of(
        row(
            "W04: json in a parameter",
            NaiveDefence.CONTAINS_JSON,
            post(PAY, "Content-Type", FORM),
            post(JSON_PAY, "Content-Type", "text/plain; x=application/json")),
        row(
            "W03: no type at all",
            NaiveDefence.NO_FORM_TYPES,
            post(PAY, "Content-Type", FORM),
            post(JSON_PAY)),
        row(
            "W04: TEXT/PLAIN",
            NaiveDefence.NO_FORM_TYPES,
            post(JSON_PAY, "Content-Type", "text/plain"),
            post(JSON_PAY, "Content-Type", "TEXT/PLAIN")),
        row(
            "W06: a safelisted header",
            NaiveDefence.ACCEPT_HEADER,
            post(PAY),
            post(PAY, "Accept", "application/vnd.corner-bank+json")),
        row(
            "W11: PUT instead of POST",
            NaiveDefence.TOKEN_ON_POST,
            post(PAY),
            new Forgery("PUT", PAY, "")),
        row(
            "W19: a tossed cookie",
            NaiveDefence.DOUBLE_SUBMIT,
            post(PAY + "&csrf=x"),
            new Forgery("POST", PAY + "&csrf=x", "; csrf=x")),
        row(
            "W32: Origin null",
            NaiveDefence.OWN_ORIGIN_OR_NONE,
            post(PAY, "Origin", EVIL),
            post(PAY, "Origin", "null")),
        row(
            "W32: no Origin",
            NaiveDefence.OWN_ORIGIN_OR_NONE,
            post(PAY, "Origin", EVIL),
            post(PAY)),
        row(
            "W33: X-Forwarded-Host says that evil is us",
            NaiveDefence.ORIGIN_IS_FORWARDED_HOST,
            post(PAY, "Origin", EVIL, "X-Forwarded-Host", "bank.localhost"),
            post(PAY, "Origin", EVIL, "X-Forwarded-Host", "evil.localhost")),
        row(
            "W34: same-site",
            NaiveDefence.NOT_CROSS_SITE,
            post(PAY, "Sec-Fetch-Site", "cross-site"),
            post(PAY, "Sec-Fetch-Site", "same-site")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void naive(String sentence, NaiveDefence defence, Forgery clumsy, Forgery clever) {
    assertThat(send(defence, clumsy)).isEqualTo(403);
    assertThat(lost()).isZero();
    assertThat(send(defence, clever)).isEqualTo(200);
    assertThat(lost()).isEqualTo(1000);
  }

  @Test
  @DisplayName("W07: a CORS allow-list hides the answer after the money has moved")
  void corsList() {
    var answer = alice().post(NaiveDefence.CORS_LIST.path(), PAY, "Origin", EVIL);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(lost()).isEqualTo(1000);
  }

  @Test
  @DisplayName("every naive defence has a row here")
  void complete() {
    Set<NaiveDefence> seen = EnumSet.of(NaiveDefence.CORS_LIST);
    forgeries().forEach(row -> seen.add((NaiveDefence) row.get()[1]));
    assertThat(seen).containsExactlyInAnyOrder(NaiveDefence.values());
  }

  private int send(NaiveDefence defence, Forgery forgery) {
    Visitor alice = alice();
    alice.withCookies(alice.cookies() + forgery.cookie());
    return alice
        .send(forgery.method(), defence.path(), forgery.body(), forgery.headers())
        .statusCode();
  }

  private static Forgery post(String body, String... headers) {
    return new Forgery("POST", body, "", headers);
  }

  private static Arguments row(
      String sentence, NaiveDefence defence, Forgery clumsy, Forgery clever) {
    return Arguments.of(sentence, defence, clumsy, clever);
  }
}
