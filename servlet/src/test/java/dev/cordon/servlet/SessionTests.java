package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.guard.LiveGuard;
import dev.cordon.web.SameSite;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The container's session, and cookies of the application's own that are sealed. */
interface SessionTests extends Served {

  private static String id(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? "none" : session.getId();
  }

  @Test
  default void the_session_cookie_has_the_attributes_of_the_policy() throws Exception {
    LiveGuard guard =
        Served.guard(
            policy -> policy.session(rule -> rule.cookie("JSESSIONID").sameSite(SameSite.STRICT)));
    RawClient.Answer answer =
        serve(App.behind(guard).servlet("/*", (request, response) -> request.getSession()))
            .send("GET /x");
    String line = answer.cookieLine("JSESSIONID");
    assertThat(line).containsIgnoringCase("; Secure").containsIgnoringCase("; HttpOnly");
    if (deviations().contains(Deviation.SESSION_COOKIE_WITHOUT_SAME_SITE)) {
      assertThat(line).doesNotContain("SameSite");
    } else {
      assertThat(line).contains("; SameSite=Strict");
    }
  }

  @Test
  default void a_session_lasts_and_its_cookie_is_neither_lost_nor_doubled() throws Exception {
    RawClient client =
        serve(
            App.behind(Served.guard())
                .servlet(
                    "/*",
                    (request, response) -> {
                      String path = request.getRequestURI();
                      if (path.startsWith("/late")) {
                        response.getWriter().print("begun ");
                        response.addCookie(new Cookie("theme", "dark"));
                      }
                      if (path.endsWith("/begin")) {
                        request.getSession();
                      }
                      if (path.endsWith("/login")) {
                        request.getSession();
                        request.changeSessionId();
                      }
                      response.addCookie(new Cookie("language", "de"));
                      response.getWriter().print(id(request));
                    }));
    for (String prefix : List.of("", "/late")) {
      RawClient.Answer begun = client.send("GET " + prefix + "/begin");
      String first = begun.cookie("JSESSIONID");
      assertThat(begun.body()).endsWith(first.split("\\.")[0]);
      assertThat(begun.cookie("language")).isEqualTo("de");
      RawClient.Answer again = client.send("GET /x", "Cookie: JSESSIONID=" + first);
      assertThat(again.cookieLine("JSESSIONID")).isNull();
      assertThat(again.body()).isEqualTo(begun.body().replace("begun ", ""));
      RawClient.Answer login =
          client.send("GET " + prefix + "/login", "Cookie: JSESSIONID=" + first);
      String second = login.cookie("JSESSIONID");
      assertThat(second).isNotEqualTo(first);
      assertThat(login.body()).endsWith(second.split("\\.")[0]);
      assertThat(login.cookie("language")).isEqualTo("de");
      RawClient.Answer straight = client.send("GET " + prefix + "/login");
      assertThat(straight.body()).endsWith(straight.cookie("JSESSIONID").split("\\.")[0]);
      assertThat(straight.cookieLine("JSESSIONID")).containsIgnoringCase("; Secure");
    }
  }

  @Test
  default void an_exempt_path_sees_no_session_and_makes_none_in_its_place() throws Exception {
    LiveGuard guard =
        Served.guard(policy -> policy.csrf(csrf -> csrf.exempt("/hook", "it is signed")));
    App.Handler handler =
        (request, response) -> {
          if (request.getRequestURI().equals("/begin")) {
            request.getSession();
            return;
          }
          String made;
          try {
            request.getSession();
            made = "made";
          } catch (IllegalStateException e) {
            made = e.getMessage().substring(0, 24);
          }
          response
              .getWriter()
              .print(
                  List.of(
                      id(request).equals("none"),
                      String.valueOf(request.getRequestedSessionId()),
                      request.isRequestedSessionIdValid(),
                      request.getCookies() == null,
                      made));
        };
    RawClient bare = serve(App.bare().servlet("/*", handler));
    String session = bare.send("GET /begin").cookie("JSESSIONID");
    assertThat(bare.post("/hook", "", "Origin: " + EVIL, "Cookie: JSESSIONID=" + session).body())
        .startsWith("[false, ");
    RawClient client = serve(App.behind(guard).servlet("/*", handler));
    session = client.send("GET /begin").cookie("JSESSIONID");
    assertThat(client.post("/hook", "", "Origin: " + EVIL, "Cookie: JSESSIONID=" + session).body())
        .isEqualTo("[true, null, false, true, [session-of-exempt-path]]");
    assertThat(client.post("/hook", "", "Origin: " + EVIL).body())
        .isEqualTo("[false, null, false, true, made]");
  }

  @Test
  default void a_seal_on_the_containers_own_cookie_is_a_fault_that_serves_nothing()
      throws Exception {
    LiveGuard guard =
        Served.guard(policy -> policy.session(rule -> rule.cookie("JSESSIONID").seal()));
    App.Handler handler = (request, response) -> response.getWriter().print("started");
    assertThatThrownBy(() -> serve(App.behind(guard).servlet("/*", handler)));
    App late =
        App.bare().filter(new CordonFilter(guard), DispatcherType.REQUEST).servlet("/*", handler);
    if (deviations().contains(Deviation.FILTERS_START_WITH_THE_FIRST_REQUEST)) {
      assertThat(serve(late).send("GET /x").status()).isEqualTo(500);
    } else {
      assertThatThrownBy(() -> serve(late));
    }
  }

  /** An application that keeps its own session cookie, whose value somebody could guess. */
  private static App selfMade(App app) {
    return app.servlet(
        "/*",
        (request, response) -> {
          if (request.getRequestURI().equals("/login")) {
            Cookie cookie = new Cookie("SID", "user-1");
            cookie.setPath("/");
            response.addCookie(cookie);
          }
          if (request.getRequestURI().equals("/large")) {
            response.addCookie(new Cookie("SID", "x".repeat(4000)));
          }
          Cookie[] cookies = request.getCookies();
          response
              .getWriter()
              .print(
                  cookies == null
                      ? "nobody"
                      : Arrays.stream(cookies)
                          .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                          .toList());
        });
  }

  private static LiveGuard sealing() {
    return Served.guard(
        policy -> policy.session(rule -> rule.cookie("SID").seal().sameSite(SameSite.STRICT)));
  }

  @Test
  default void a_cookie_that_the_application_sets_is_sealed_and_opened_again() throws Exception {
    assertThat(serve(selfMade(App.bare())).send("GET /x", "Cookie: SID=user-2").body())
        .isEqualTo("[SID=user-2]");
    RawClient client = serve(selfMade(App.behind(sealing())));
    RawClient.Answer login = client.post("/login", "", "Origin: " + OWN);
    assertThat(login.cookieLine("SID")).contains("; Secure", "; HttpOnly", "; SameSite=Strict");
    String sealed = login.cookie("SID");
    assertThat(sealed).isNotEqualTo("user-1");
    assertThat(client.send("GET /x", "Cookie: SID=" + sealed + "; a=\"b\"").body())
        .isIn("[SID=user-1, a=b]", "[SID=user-1, a=\"b\"]");
    assertThat(client.send("GET /x", "Cookie: SID=user-2").body()).isEqualTo("nobody");
    assertThat(client.post("/x", "", "Origin: " + OWN, "Cookie: SID=user-2").status())
        .isEqualTo(401);
  }

  @Test
  default void a_cookie_that_fits_no_seal_is_not_sent() throws Exception {
    RawClient client = serve(selfMade(App.behind(sealing())));
    RawClient.Answer answer = client.send("GET /large");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).contains("seal-too-large");
    assertThat(answer.all("Set-Cookie")).isEmpty();
  }
}
