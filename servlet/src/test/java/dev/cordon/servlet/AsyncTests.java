package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Answers that the application writes after its servlet has returned. */
interface AsyncTests extends Served {

  private RawClient.Answer friendly(App.Handler handler) throws Exception {
    return serve(App.behind(Served.guard()).servlet("/*", handler))
        .send("GET /api/x", "Origin: " + FRIEND);
  }

  /** What a thread of the application's does. */
  interface Work {
    void run(AsyncContext context) throws Exception;
  }

  private static void later(AsyncContext context, Work work) {
    CompletableFuture.runAsync(
        () -> {
          try {
            work.run(context);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  default void an_answer_from_another_thread_is_edited() throws Exception {
    CountDownLatch returned = new CountDownLatch(1);
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              response.setHeader("X-Early", "1");
              later(
                  request.startAsync(),
                  context -> {
                    HttpServletResponse late = (HttpServletResponse) context.getResponse();
                    returned.await();
                    late.setHeader("Access-Control-Allow-Origin", "*");
                    late.setHeader("X-Late", "1");
                    late.getWriter().print("hello");
                    context.complete();
                  });
              returned.countDown();
            });
    assertThat(answer.body()).isEqualTo("hello");
    assertThat(answer.one("X-Early")).isEqualTo("1");
    assertThat(answer.one("X-Late")).isEqualTo("1");
    AnswerTests.assertEdited(answer);
  }

  @Test
  default void an_answer_that_is_complete_before_the_servlet_returns_is_edited() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              AsyncContext context = request.startAsync();
              context.getResponse().getWriter().print("hello");
              context.complete();
            });
    assertThat(answer.body()).isEqualTo("hello");
    AnswerTests.assertEdited(answer);
  }

  @Test
  default void an_empty_answer_from_another_thread_is_edited() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) ->
                later(
                    request.startAsync(request, response),
                    context -> {
                      ((HttpServletResponse) context.getResponse()).setStatus(202);
                      ((HttpServletResponse) context.getResponse()).setHeader("X-Late", "1");
                      context.complete();
                    }));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.one("X-Late")).isEqualTo("1");
    AnswerTests.assertEdited(answer);
  }

  @Test
  default void an_error_from_another_thread_is_edited() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) ->
                later(
                    request.startAsync(),
                    context -> {
                      ((HttpServletResponse) context.getResponse()).sendError(503);
                      context.complete();
                    }));
    assertThat(answer.status()).isEqualTo(503);
    assertErrorEdited(answer);
  }

  @Test
  default void a_dispatch_back_into_the_container_is_edited_and_not_judged_again()
      throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              if (request.getAttribute("again") != null) {
                response.setHeader("Access-Control-Allow-Origin", "*");
                response.getWriter().print("decided " + CordonFilter.decision(request));
                return;
              }
              request.setAttribute("again", CordonFilter.decision(request));
              later(request.startAsync(), AsyncContext::dispatch);
            });
    assertThat(answer.body()).startsWith("decided pass");
    AnswerTests.assertEdited(answer);
  }

  @Test
  default void a_second_async_run_after_a_dispatch_is_edited() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              if (request.getAttribute("again") == null) {
                request.setAttribute("again", true);
                later(request.startAsync(), AsyncContext::dispatch);
                return;
              }
              later(
                  request.startAsync(),
                  context -> {
                    context.getResponse().getWriter().print("twice");
                    context.complete();
                  });
            });
    assertThat(answer.body()).isEqualTo("twice");
    AnswerTests.assertEdited(answer);
  }

  @Test
  default void a_run_that_takes_too_long_is_answered_with_the_grants() throws Exception {
    RawClient.Answer answer = friendly((request, response) -> request.startAsync().setTimeout(50));
    assertThat(answer.status()).isEqualTo(500);
    assertErrorEdited(answer);
  }

  @Test
  default void a_listeners_answer_to_a_run_that_takes_too_long_is_edited() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              AsyncContext context = request.startAsync();
              context.setTimeout(50);
              context.addListener(
                  new Listener() {
                    @Override
                    public void onTimeout(AsyncEvent event) throws IOException {
                      HttpServletResponse late =
                          (HttpServletResponse) event.getAsyncContext().getResponse();
                      late.setStatus(504);
                      late.setHeader("Access-Control-Allow-Origin", "*");
                      late.getWriter().print("too late");
                      event.getAsyncContext().complete();
                    }
                  });
            });
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.body()).isEqualTo("too late");
    AnswerTests.assertEdited(answer);
  }

  @Test
  default void an_answer_that_is_written_without_blocking_is_edited() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              AsyncContext context = request.startAsync();
              ServletOutputStream out = context.getResponse().getOutputStream();
              out.setWriteListener(
                  new WriteListener() {
                    private boolean written;

                    @Override
                    public void onWritePossible() throws IOException {
                      if (!written && out.isReady()) {
                        written = true;
                        out.write("hello".getBytes(StandardCharsets.UTF_8));
                      }
                      if (out.isReady()) {
                        context.complete();
                      }
                    }

                    @Override
                    public void onError(Throwable failure) {
                      context.complete();
                    }
                  });
            });
    assertThat(answer.body()).isEqualTo("hello");
    AnswerTests.assertEdited(answer);
  }

  /** A listener that listens to nothing. */
  class Listener implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
