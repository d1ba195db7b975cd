package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The head of the application's answers, however it ends them. */
interface AnswerTests extends Served {
  String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  /** What a friend's page gets of a path that the policy shares with it. */
  private RawClient.Answer friendly(App app) throws Exception {
    return serve(app).send("GET /api/x", "Origin: " + FRIEND);
  }

  private RawClient.Answer friendly(App.Handler handler) throws Exception {
    return friendly(App.behind(Served.guard()).servlet("/*", handler));
  }

  static void assertEdited(RawClient.Answer answer) {
    assertThat(answer.one(ALLOW_ORIGIN)).isEqualTo(FRIEND);
    assertThat(answer.one("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(answer.one("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(String.join(", ", answer.all("Vary")))
        .isEqualTo("Origin, Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest");
  }

  @Test
  default void without_the_filter_the_applications_own_grant_opens_it_to_everybody()
      throws Exception {
    RawClient.Answer answer =
        friendly(
            App.bare()
                .servlet("/*", (request, response) -> response.setHeader(ALLOW_ORIGIN, EVIL)));
    assertThat(answer.one(ALLOW_ORIGIN)).isEqualTo(EVIL);
  }

  @Test
  default void an_answer_with_a_writer_is_edited() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              response.setHeader(ALLOW_ORIGIN, "*");
              response.setContentType("text/plain; charset=utf-8");
              response.getWriter().print("höllo");
            });
    assertEdited(answer);
    assertThat(answer.body()).isEqualTo("höllo");
    assertThat(answer.one("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
  }

  @Test
  default void an_empty_answer_is_edited() throws Exception {
    RawClient.Answer answer = friendly((request, response) -> response.setStatus(202));
    assertThat(answer.status()).isEqualTo(202);
    assertEdited(answer);
  }

  @Test
  default void an_answer_without_a_changed_page_is_edited() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              response.setHeader("ETag", "\"1\"");
              response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            });
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.one("ETag")).isEqualTo("\"1\"");
    assertEdited(answer);
  }

  @Test
  default void an_answer_to_head_is_edited() throws Exception {
    RawClient client =
        serve(
            App.behind(Served.guard())
                .servlet("/*", (request, response) -> response.getWriter().print("hello")));
    RawClient.Answer answer = client.send("HEAD /api/x", "Origin: " + FRIEND);
    assertThat(answer.body()).isEmpty();
    assertEdited(answer);
  }

  @Test
  default void an_answer_to_http_1_0_is_edited() throws Exception {
    RawClient client =
        serve(
            App.behind(Served.guard())
                .servlet("/*", (request, response) -> response.getWriter().print("hello")));
    RawClient.Answer answer = client.send("GET /api/x HTTP/1.0", "Origin: " + FRIEND);
    assertThat(answer.body()).isEqualTo("hello");
    assertEdited(answer);
  }

  @Test
  default void an_error_without_a_page_is_edited() throws Exception {
    RawClient.Answer answer = friendly((request, response) -> response.sendError(404, "no such"));
    assertThat(answer.status()).isEqualTo(404);
    assertErrorEdited(answer);
  }

  @Test
  default void a_redirect_is_edited_and_names_no_session() throws Exception {
    RawClient.Answer answer =
        friendly((request, response) -> response.sendRedirect("/next;jsessionid=1234?a=b"));
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.one("Location")).endsWith("/next?a=b");
    assertEdited(answer);
  }

  @Test
  default void no_session_id_is_written_into_a_url() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              request.getSession();
              response
                  .getWriter()
                  .print(response.encodeURL("/a") + " " + response.encodeRedirectURL("/b"));
            });
    assertThat(answer.body()).isEqualTo("/a /b");
  }

  @Test
  default void a_long_stream_is_edited_and_arrives_whole() throws Exception {
    int megabytes = 10;
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              byte[] chunk = new byte[1 << 20];
              java.util.Arrays.fill(chunk, (byte) 'x');
              for (int i = 0; i < megabytes; i++) {
                response.getOutputStream().write(chunk);
                response.getOutputStream().flush();
              }
            });
    assertThat(answer.body()).hasSize(megabytes << 20);
    assertEdited(answer);
  }

  @Test
  default void a_writer_that_flushes_small_pieces_is_edited_once() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              for (int i = 0; i < 100; i++) {
                response.getWriter().print(i % 10);
                response.flushBuffer();
              }
            });
    assertThat(answer.body()).hasSize(100);
    assertEdited(answer);
  }

  @Test
  default void a_header_that_is_set_after_the_first_write_is_edited_too() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              response.getWriter().print("hello");
              response.setHeader(ALLOW_ORIGIN, "*");
              response.addHeader(ALLOW_ORIGIN, EVIL);
              response.addHeader("Vary", "Accept");
              response.addHeader("X-Late", "1");
              response.addHeader("X-Late", "2");
              response.addCookie(new Cookie("late", "1"));
            });
    assertThat(answer.one(ALLOW_ORIGIN)).isEqualTo(FRIEND);
    assertThat(answer.all("X-Late")).containsExactly("1", "2");
    assertThat(answer.cookieLine("late")).contains("; Secure", "; SameSite=Lax");
    assertThat(String.join(", ", answer.all("Vary"))).contains("Origin", "Accept");
  }

  @Test
  default void a_header_that_is_set_after_the_head_was_sent_is_ignored() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              response.flushBuffer();
              response.setHeader(ALLOW_ORIGIN, "*");
              response.addCookie(new Cookie("late", "1"));
              response.getWriter().print("hello");
            });
    assertThat(answer.all("Set-Cookie")).isEmpty();
    assertThat(answer.body()).isEqualTo("hello");
    assertEdited(answer);
  }

  @Test
  default void a_reset_forgets_what_was_set_and_the_new_answer_is_edited() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              response.setHeader("X-Early", "1");
              response.getWriter().print("old");
              response.setHeader("X-Late", "1");
              response.reset();
              response.setHeader("X-New", "1");
              response.setStatus(203);
              response.getWriter().print("new");
            });
    assertThat(answer.status()).isEqualTo(203);
    assertThat(answer.body()).isEqualTo("new");
    assertThat(answer.all("X-Early")).isEmpty();
    assertThat(answer.all("X-Late")).isEmpty();
    assertThat(answer.one("X-New")).isEqualTo("1");
    assertEdited(answer);
  }

  @Test
  default void the_application_sees_the_headers_that_it_has_set() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              response.setHeader("X-One", "0");
              response.setHeader("x-one", "1");
              response.addIntHeader("X-Two", 2);
              response.addIntHeader("X-Two", 3);
              response.setDateHeader("Last-Modified", 0);
              response.setHeader("X-Gone", "1");
              response.setHeader("X-Gone", null);
              response.setIntHeader("Content-Length", 0);
              String seen =
                  List.of(
                          response.getHeader("X-One"),
                          response.getHeaders("X-Two"),
                          response.getHeader("Last-Modified"),
                          response.containsHeader("X-Two"),
                          response.containsHeader("X-Gone"),
                          response.getHeaderNames().contains("X-Two"))
                      .toString();
              response.setHeader("X-Seen", seen);
            });
    assertThat(answer.one("X-Seen"))
        .isEqualTo("[1, [2, 3], Thu, 01 Jan 1970 00:00:00 GMT, true, false, true]");
    assertThat(answer.all("X-Two")).containsExactly("2", "3");
    assertThat(answer.one("Last-Modified")).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
    assertThat(answer.all("X-Gone")).isEmpty();
    assertThat(answer.one("Content-Length")).isEqualTo("0");
  }

  @Test
  default void a_cookie_leaves_with_its_attributes_and_the_policys() throws Exception {
    RawClient.Answer answer =
        friendly(
            (request, response) -> {
              Cookie plain = new Cookie("plain", "1");
              response.addCookie(plain);
              Cookie rich = new Cookie("rich", "a b");
              rich.setPath("/x");
              rich.setMaxAge(60);
              rich.setHttpOnly(true);
              rich.setAttribute("SameSite", "Strict");
              rich.setAttribute("Partitioned", "");
              response.addCookie(rich);
            });
    assertThat(answer.cookieLine("plain")).isEqualTo("plain=1; Secure; SameSite=Lax");
    assertThat(List.of(answer.cookieLine("rich").split("; ")))
        .containsExactlyInAnyOrder(
            "rich=a b",
            "Path=/x",
            "Max-Age=60",
            "Secure",
            "HttpOnly",
            "SameSite=Strict",
            "Partitioned");
  }

  @Test
  default void what_another_filter_further_out_says_of_cors_is_removed_as_well() throws Exception {
    App app =
        App.bare()
            .filter(
                (request, response, chain) -> {
                  ((HttpServletResponse) response).setHeader(ALLOW_ORIGIN, "*");
                  ((HttpServletResponse) response).setHeader("Access-Control-Max-Age", "5");
                  ((HttpServletResponse) response).setHeader("X-Outer", "1");
                  chain.doFilter(request, response);
                },
                DispatcherType.REQUEST)
            .filter(new CordonFilter(Served.guard()), DispatcherType.REQUEST)
            .servlet("/*", (request, response) -> response.getWriter().print("hello"));
    RawClient.Answer answer = friendly(app);
    assertEdited(answer);
    assertThat(answer.all("Access-Control-Max-Age")).isEmpty();
    assertThat(answer.one("X-Outer")).isEqualTo("1");
  }

  @Test
  default void a_filter_that_is_mapped_twice_edits_once() throws Exception {
    CordonFilter filter = new CordonFilter(Served.guard());
    App app =
        App.behind(Served.guard(), filter)
            .filter(filter, DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.INCLUDE)
            .servlet("/target", (request, response) -> response.getWriter().print("hello"))
            .servlet(
                "/api/*",
                (request, response) ->
                    request.getRequestDispatcher("/target").forward(request, response));
    RawClient.Answer answer = friendly(app);
    assertThat(answer.body()).isEqualTo("hello");
    assertEdited(answer);
  }

  @Test
  default void a_forward_is_edited_with_what_both_servlets_set() throws Exception {
    App app =
        App.behind(Served.guard())
            .servlet(
                "/target",
                (request, response) -> {
                  response.setHeader("X-Inner", "1");
                  response.setHeader(ALLOW_ORIGIN, "*");
                  response.getOutputStream().print("hello");
                })
            .servlet(
                "/api/*",
                (request, response) -> {
                  response.setHeader("X-Outer", "1");
                  request.getRequestDispatcher("/target").forward(request, response);
                  response.setHeader("X-Too-Late", "1");
                });
    RawClient.Answer answer = friendly(app);
    assertThat(answer.body()).isEqualTo("hello");
    assertThat(answer.one("X-Inner")).isEqualTo("1");
    assertThat(answer.one("X-Outer")).isEqualTo("1");
    assertThat(answer.all("X-Too-Late")).isEmpty();
    assertEdited(answer);
  }

  @Test
  default void a_forward_to_a_servlet_that_writes_nothing_is_edited() throws Exception {
    App app =
        App.behind(Served.guard())
            .servlet("/target", (request, response) -> response.setHeader("X-Inner", "1"))
            .servlet(
                "/api/*",
                (request, response) ->
                    request.getRequestDispatcher("/target").forward(request, response));
    RawClient.Answer answer = friendly(app);
    assertThat(answer.one("X-Inner")).isEqualTo("1");
    assertEdited(answer);
  }

  @Test
  default void an_included_servlet_sets_no_header() throws Exception {
    App app =
        App.behind(Served.guard())
            .servlet(
                "/target",
                (request, response) -> {
                  response.setHeader("X-Inner", "1");
                  response.getWriter().print("inner ");
                })
            .servlet(
                "/api/*",
                (request, response) -> {
                  request.getRequestDispatcher("/target").include(request, response);
                  response.setHeader("X-Outer", "1");
                  response.getWriter().print("outer");
                });
    RawClient.Answer answer = friendly(app);
    assertThat(answer.body()).isEqualTo("inner outer");
    assertThat(answer.all("X-Inner")).isEmpty();
    assertThat(answer.one("X-Outer")).isEqualTo("1");
    assertEdited(answer);
  }

  @Test
  default void trailers_stay_the_containers() throws Exception {
    RawClient client =
        serve(
            App.behind(Served.guard())
                .servlet(
                    "/*",
                    (request, response) -> {
                      response.setHeader("Trailer", "X-Sum");
                      response.setTrailerFields(() -> Map.of("X-Sum", "42"));
                      response.getOutputStream().print("hello");
                      response.flushBuffer();
                      response.getOutputStream().print("world");
                    }));
    String head = "GET /api/x HTTP/1.1\r\nHost: bank.example\r\nOrigin: " + FRIEND + "\r\n";
    // Undertow sends no chunks, and so no trailers, on a connection that it is about to close.
    RawClient.Answer answer = client.exchange(head + "\r\n" + head + "Connection: close\r\n\r\n");
    assertThat(answer.body()).isEqualTo("helloworld");
    assertThat(answer.raw().toLowerCase(java.util.Locale.ROOT)).contains("x-sum: 42");
    assertEdited(answer);
  }
}
