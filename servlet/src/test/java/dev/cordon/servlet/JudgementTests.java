package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.Body;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What of a request reaches the guard, and how the guard's own answers leave. */
interface JudgementTests extends Served {

  /** An application that counts how often it was reached. */
  private static App counting(App app, AtomicInteger reached) {
    return app.servlet(
        "/*",
        (request, response) -> {
          reached.incrementAndGet();
          response.getWriter().print("done");
        });
  }

  @Test
  default void a_preflight_is_answered_before_any_authentication() throws Exception {
    AtomicInteger reached = new AtomicInteger();
    App app =
        App.behind(Served.guard())
            .filter(
                (request, response, chain) ->
                    ((HttpServletResponse) response).sendError(401, "log in first"),
                DispatcherType.REQUEST);
    RawClient.Answer answer =
        serve(counting(app, reached))
            .send(
                "OPTIONS /api/x",
                "Origin: " + FRIEND,
                "Access-Control-Request-Method: PUT",
                "Sec-Fetch-Mode: cors");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.one("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
    assertThat(answer.one("Access-Control-Allow-Methods")).contains("PUT");
    assertThat(answer.body()).isEmpty();
    assertThat(reached).hasValue(0);
  }

  @Test
  default void a_forged_write_succeeds_without_the_filter_and_is_refused_with_it()
      throws Exception {
    AtomicInteger reached = new AtomicInteger();
    String[] attack = {"Origin: " + EVIL, "Cookie: JSESSIONID=1"};
    assertThat(serve(counting(App.bare(), reached)).post("/transfer", "to=evil", attack).status())
        .isEqualTo(200);
    assertThat(reached).hasValue(1);
    RawClient client = serve(counting(App.behind(Served.guard()), reached));
    RawClient.Answer answer = client.post("/transfer", "to=evil", attack);
    assertThat(reached).hasValue(1);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.one("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.one("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.one("Content-Length")).isEqualTo(String.valueOf(answer.body().length()));
    assertThat(answer.body()).contains("\"reason\":\"cross-site-write\"");
    assertThat(client.post("/transfer", "to=me", "Origin: " + OWN, attack[1]).status())
        .isEqualTo(200);
  }

  @Test
  default void a_refused_navigation_gets_a_page() throws Exception {
    RawClient client = serve(counting(App.behind(Served.guard()), new AtomicInteger()));
    RawClient.Answer answer =
        client.post("/x", "", "Origin: " + EVIL, "Cookie: a=b", "Sec-Fetch-Mode: navigate");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.one("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(answer.body()).startsWith("<!doctype html>");
  }

  @Test
  default void an_application_may_have_pages_of_its_own_for_refusals() throws Exception {
    CordonFilter filter =
        CordonFilter.builder(Served.guard())
            .refusalPage(
                decision -> new Body("text/plain; charset=utf-8", "nö: " + decision.reason()))
            .build();
    RawClient client = serve(counting(App.behind(Served.guard(), filter), new AtomicInteger()));
    RawClient.Answer answer = client.post("/x", "", "Origin: " + EVIL, "Cookie: a=b");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("nö: cross-site-write");
    assertThat(answer.one("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
  }

  @Test
  default void a_refused_head_has_no_body() throws Exception {
    RawClient client = serve(counting(App.behind(Served.guard()), new AtomicInteger()));
    RawClient.Answer answer = client.send("HEAD /x", "Host: evil.example");
    assertThat(answer.status()).isEqualTo(421);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  default void a_target_that_servers_read_differently_never_reaches_the_application()
      throws Exception {
    AtomicInteger reached = new AtomicInteger();
    RawClient client = serve(counting(App.behind(Served.guard()), reached));
    for (String target :
        List.of(
            "/a;jsessionid=1234",
            "/a;b=c/d",
            "//a",
            "/a//b",
            "/a/../b",
            "/a/%2e%2e/b",
            "/a%2Fb",
            "/a%5Cb",
            "/a\\b",
            "/a%00",
            "/a%25b",
            "/a#b",
            "/%zz")) {
      assertThat(client.send("GET " + target).status()).as(target).isEqualTo(400);
      assertThat(reached).as(target).hasValue(0);
    }
  }

  @Test
  default void a_request_must_name_one_host_and_it_must_be_ours() throws Exception {
    AtomicInteger reached = new AtomicInteger();
    RawClient client = serve(counting(App.behind(Served.guard()), reached));
    assertThat(client.send("GET /x", "Host: evil.example").status()).isEqualTo(421);
    assertThat(client.send("GET /x", "Host: bank.example", "Host: bank.example").status())
        .isEqualTo(400);
    assertThat(client.exchange("GET /x HTTP/1.0\r\n\r\n").status()).isEqualTo(400);
    assertThat(client.exchange("GET /x HTTP/1.1\r\nConnection: close\r\n\r\n").status())
        .isEqualTo(400);
    assertThat(client.send("GET /x", "Host: bank.example, evil.example").status()).isEqualTo(400);
    assertThat(reached).hasValue(0);
    assertThat(client.send("GET /x HTTP/1.0", "Host: bank.example").status()).isEqualTo(200);
  }

  @Test
  default void an_absolute_form_that_names_another_host_is_refused() throws Exception {
    App app =
        App.behind(Served.guard())
            .servlet(
                "/*", (request, response) -> response.getWriter().print(request.getRequestURL()));
    RawClient client = serve(app);
    assertThat(client.send("GET http://evil.example/x").status()).isEqualTo(400);
    assertThat(client.send("GET http://bank.example/x").body()).isEqualTo("http://bank.example/x");
  }

  @Test
  default void methods_that_no_application_serves_are_refused() throws Exception {
    AtomicInteger reached = new AtomicInteger();
    RawClient client = serve(counting(App.behind(Served.guard()), reached));
    assertThat(client.send("TRACE /x").status()).isEqualTo(405);
    assertThat(reached).hasValue(0);
  }

  @Test
  default void an_embedded_load_from_another_site_is_refused() throws Exception {
    AtomicInteger reached = new AtomicInteger();
    RawClient client = serve(counting(App.behind(Served.guard()), reached));
    RawClient.Answer answer =
        client.send(
            "GET /balance",
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Mode: no-cors",
            "Sec-Fetch-Dest: script");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(reached).hasValue(0);
  }

  @Test
  default void a_header_that_nobody_may_pass_does_not_reach_the_application() throws Exception {
    App app =
        App.behind(Served.guard())
            .servlet(
                "/*",
                (request, response) ->
                    response
                        .getWriter()
                        .print(
                            List.of(
                                String.valueOf(request.getHeader("X-Original-URL")),
                                request.getHeaders("x-original-url").hasMoreElements(),
                                java.util.Collections.list(request.getHeaderNames()).stream()
                                    .anyMatch("X-Original-URL"::equalsIgnoreCase),
                                request.getIntHeader("X-Original-URL"),
                                request.getDateHeader("X-Original-URL"),
                                request.getIntHeader("X-Number"))));
    RawClient.Answer answer = serve(app).send("GET /x", "X-Original-URL: /admin", "X-Number: 7");
    assertThat(answer.body()).isEqualTo("[null, false, false, -1, -1, 7]");
  }

  @Test
  default void the_decision_is_there_for_whoever_asks() throws Exception {
    App app =
        App.behind(Served.guard())
            .servlet(
                "/*",
                (request, response) ->
                    response.getWriter().print(CordonFilter.decision(request).reason()));
    assertThat(serve(app).post("/x", "", "Origin: " + OWN, "Cookie: a=b").body()).isEqualTo("own");
  }

  @Test
  default void an_error_before_any_filter_is_the_containers_own() throws Exception {
    RawClient client = serve(counting(App.behind(Served.guard()), new AtomicInteger()));
    assertThat(
            client
                .exchange("GET / HTTP/1.1\r\nHost: bad host\r\nConnection: close\r\n\r\n")
                .status())
        .isEqualTo(400);
  }

  @Test
  default void a_handshake_from_another_origin_is_refused() throws Exception {
    AtomicInteger reached = new AtomicInteger();
    RawClient client = serve(counting(App.behind(Served.guard()), reached));
    String[] handshake = {
      "Connection: close",
      "Connection: Upgrade",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Cookie: JSESSIONID=1",
      "Origin: " + EVIL,
      "Upgrade: websocket"
    };
    assertThat(client.send("GET /socket", handshake).status()).isEqualTo(403);
    assertThat(reached).hasValue(0);
    handshake[5] = "Origin: " + OWN;
    assertThat(client.send("GET /socket", handshake).status()).isEqualTo(200);
    assertThat(reached).hasValue(1);
  }
}
