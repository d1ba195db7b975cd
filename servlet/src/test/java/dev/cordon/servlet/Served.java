package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyBuilder;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A test that serves an application in one container. */
interface Served {
  String OWN = "https://bank.example";
  String FRIEND = "https://app.example";
  String EVIL = "https://evil.example";

  /** What a container does otherwise than the others; documented in docs/servlet.md. */
  enum Deviation {
    /** SameSite of SessionCookieConfig is not written. */
    SESSION_COOKIE_WITHOUT_SAME_SITE,

    /** Its own error pages take Vary out again; nobody may store them. */
    ERROR_PAGE_WITHOUT_VARY,

    /** A fault of the filter's keeps no application from starting; it fails with each request. */
    FILTERS_START_WITH_THE_FIRST_REQUEST,

    /** An error that is told by number has no page by the type of its exception. */
    EXCEPTION_PAGES_NEED_RETHROW,
  }

  /** Starts the application, which ends with the test. */
  RawClient serve(App application) throws Exception;

  Set<Deviation> deviations();

  /** The port of the application that was started last. */
  int port();

  /** Of an error page that the container writes. */
  default void assertErrorEdited(RawClient.Answer answer) {
    if (!deviations().contains(Deviation.ERROR_PAGE_WITHOUT_VARY)) {
      AnswerTests.assertEdited(answer);
      return;
    }
    assertThat(answer.one("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
    assertThat(answer.one("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.all("Vary")).isEmpty();
    assertThat(answer.one("Cache-Control")).contains("no-store");
  }

  static LiveGuard guard() {
    return guard(policy -> policy);
  }

  /** Of a bank whose API one friend may use. */
  static LiveGuard guard(UnaryOperator<PolicyBuilder> more) {
    PolicyBuilder policy =
        Policy.builder()
            .origins(OWN)
            .cors(
                rule -> rule.paths("/api/**").origins(FRIEND).methods("GET", "PUT").credentials());
    return LiveGuard.of(more.apply(policy).build());
  }
}
