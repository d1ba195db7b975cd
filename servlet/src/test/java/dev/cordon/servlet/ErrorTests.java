package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers to requests that went wrong: another site that may read an answer may read why. */
interface ErrorTests extends Served {

  private RawClient.Answer friendly(App app) throws Exception {
    return serve(app).send("GET /api/x", "Origin: " + FRIEND);
  }

  @Test
  default void an_exception_is_answered_with_the_grants() throws Exception {
    RawClient.Answer answer =
        friendly(
            App.behind(Served.guard())
                .servlet(
                    "/*",
                    (request, response) -> {
                      throw new ServletException("expected");
                    }));
    assertThat(answer.status()).isEqualTo(500);
    assertErrorEdited(answer);
  }

  @Test
  default void an_exception_after_the_first_write_is_answered_with_the_grants() throws Exception {
    RawClient.Answer answer =
        friendly(
            App.behind(Served.guard())
                .servlet(
                    "/*",
                    (request, response) -> {
                      response.getWriter().print("half a page");
                      throw new IllegalStateException("expected");
                    }));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("half a page");
    assertErrorEdited(answer);
  }

  @Test
  default void an_exception_after_the_head_was_sent_is_the_containers() throws Exception {
    RawClient client =
        serve(
            App.behind(Served.guard())
                .servlet(
                    "/*",
                    (request, response) -> {
                      response.setContentLength(100);
                      response.getWriter().print("half a page");
                      response.flushBuffer();
                      throw new IllegalStateException("expected");
                    }));
    RawClient.Answer answer = client.send("GET /api/x", "Origin: " + FRIEND);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).startsWith("half a page");
    AnswerTests.assertEdited(answer);
  }

  @Test
  default void the_applications_page_for_a_status_is_edited() throws Exception {
    RawClient.Answer answer =
        friendly(
            App.behind(Served.guard())
                .errorPage(404, "/missing")
                .servlet(
                    "/missing",
                    (request, response) -> {
                      response.setHeader("Access-Control-Allow-Origin", "*");
                      response.setHeader("X-Page", "1");
                      response.getWriter().print("our own page");
                    })
                .servlet("/*", (request, response) -> response.sendError(404)));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("our own page");
    assertThat(answer.one("X-Page")).isEqualTo("1");
    AnswerTests.assertEdited(answer);
  }

  @Test
  default void the_applications_page_for_500_is_shown_the_exception() throws Exception {
    RawClient.Answer answer = friendly(failing(new CordonFilter(Served.guard())));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("our own page: expected");
    AnswerTests.assertEdited(answer);
  }

  @Test
  default void an_exception_that_goes_on_to_the_container_reaches_the_page_as_well()
      throws Exception {
    RawClient.Answer answer =
        friendly(failing(CordonFilter.builder(Served.guard()).uncaught(Uncaught.RETHROW).build()));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("our own page: expected");
    AnswerTests.assertEdited(answer);
  }

  @Test
  default void a_page_for_a_type_of_exceptions_is_found() throws Exception {
    boolean byType = deviations().contains(Deviation.EXCEPTION_PAGES_NEED_RETHROW);
    CordonFilter usual = new CordonFilter(Served.guard());
    CordonFilter rethrowing =
        CordonFilter.builder(Served.guard()).uncaught(Uncaught.RETHROW).build();
    for (CordonFilter filter : List.of(usual, rethrowing)) {
      RawClient.Answer answer =
          friendly(
              App.behind(Served.guard(), filter)
                  .errorPage(IllegalStateException.class, "/failed")
                  .servlet(
                      "/failed", (request, response) -> response.getWriter().print("our own page"))
                  .servlet(
                      "/*",
                      (request, response) -> {
                        throw new IllegalStateException("expected");
                      }));
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body().equals("our own page")).isEqualTo(filter == rethrowing || !byType);
    }
  }

  private static App failing(CordonFilter filter) {
    return App.behind(Served.guard(), filter)
        .errorPage(500, "/failed")
        .servlet(
            "/failed",
            (request, response) -> {
              Object exception = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
              response.getWriter().print("our own page: " + ((Throwable) exception).getMessage());
            })
        .servlet(
            "/*",
            (request, response) -> {
              throw new IllegalStateException("expected");
            });
  }

  @Test
  default void a_page_that_resets_the_answer_is_edited() throws Exception {
    RawClient.Answer answer =
        friendly(
            App.behind(Served.guard())
                .errorPage(404, "/missing")
                .servlet(
                    "/missing",
                    (request, response) -> {
                      response.reset();
                      response.setStatus(410);
                      response.getWriter().print("gone");
                    })
                .servlet("/*", (request, response) -> response.sendError(404)));
    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.body()).isEqualTo("gone");
    AnswerTests.assertEdited(answer);
  }

  @Test
  default void a_page_that_fails_is_the_containers_to_answer() throws Exception {
    RawClient.Answer answer =
        friendly(
            App.behind(Served.guard())
                .errorPage(404, "/missing")
                .servlet(
                    "/missing",
                    (request, response) -> {
                      throw new IllegalStateException("expected");
                    })
                .servlet("/*", (request, response) -> response.sendError(404)));
    assertThat(answer.status()).isIn(404, 500);
  }

  @Test
  default void a_servlet_that_is_unavailable_is_the_containers_to_answer() throws Exception {
    RawClient.Answer answer =
        friendly(
            App.behind(Served.guard())
                .servlet(
                    "/*",
                    (request, response) -> {
                      throw new UnavailableException("expected", 30);
                    }));
    assertThat(answer.status()).isEqualTo(503);
  }
}
