package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A real Tomcat, unchanged and with its defaults, behind the gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TomcatTest {
  private Tomcat tomcat;
  private TestGateway gateway;

  @BeforeAll
  void start() throws Exception {
    tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("cordon-tomcat").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "app", new App());
    context.addServletMappingDecoded("/*", "app");
    tomcat.start();
    gateway =
        TestGateway.start(
            TestGateway.yaml(
                """
                app:
                  origins: ["http://bank.localhost"]
                csrf:
                  login: [/login]
                sessions:
                  - cookie: JSESSIONID
                    seal: true
                    lifetime: 1h
                """,
                "",
                "http://127.0.0.1:" + tomcat.getConnector().getLocalPort()),
            GatewayOptions.DEFAULT);
  }

  @AfterAll
  void stop() throws Exception {
    gateway.close();
    tomcat.stop();
    tomcat.destroy();
  }

  /** Logs in with a redirect, says who is there, prints a link, logs out. */
  private static final class App extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      switch (request.getPathInfo()) {
        case "/login" -> {
          request.getSession(true).setAttribute("user", "alice");
          response.sendRedirect(response.encodeRedirectURL("/home"));
        }
        case "/link" -> {
          request.getSession(true);
          response.setContentType("text/html");
          response.getWriter().print("<a href=\"" + response.encodeURL("/home") + "\">home</a>");
        }
        case "/logout" -> {
          HttpSession session = request.getSession(false);
          if (session != null) {
            session.invalidate();
          }
          jakarta.servlet.http.Cookie gone = new jakarta.servlet.http.Cookie("JSESSIONID", "");
          gone.setPath("/");
          gone.setMaxAge(0);
          response.addCookie(gone);
        }
        default -> {
          HttpSession session = request.getSession(false);
          response
              .getWriter()
              .print(
                  (session == null ? "nobody" : session.getAttribute("user"))
                      + " "
                      + request.getServerName()
                      + ":"
                      + request.isRequestedSessionIdFromURL());
        }
      }
    }
  }

  private static String cookies(RawClient.Answer answer) {
    List<String> pairs = new ArrayList<>();
    for (String line : answer.headers("Set-Cookie")) {
      if (!line.contains("Max-Age=0")) {
        pairs.add(line.substring(0, line.indexOf(';')));
      }
    }
    return String.join("; ", pairs);
  }

  @Test
  void a_login_seals_the_session_cleans_the_redirect_and_carries_through() throws IOException {
    RawClient.Answer login =
        gateway.exchange("POST", "/login", "user=alice", "Sec-Fetch-Site: same-origin");
    assertThat(login.status()).isEqualTo(302);
    // Tomcat writes ;jsessionid= here, since it cannot know yet whether the client keeps cookies.
    assertThat(login.header("Location")).endsWith("/home");
    String session =
        login.headers("Set-Cookie").stream()
            .filter(line -> line.startsWith("JSESSIONID="))
            .findFirst()
            .orElseThrow();
    assertThat(session).contains("HttpOnly").contains("SameSite=Lax");
    assertThat(session.substring(11, session.indexOf(';'))).doesNotMatch("[0-9A-F]{32}");
    RawClient.Answer home = gateway.get("/home", "Cookie: " + cookies(login));
    assertThat(home.body()).isEqualTo("alice bank.localhost:false");
  }

  @Test
  void W22_a_session_id_in_the_path_is_refused() throws IOException {
    RawClient.Answer login =
        gateway.exchange("POST", "/login", "user=alice", "Sec-Fetch-Site: same-origin");
    assertThat(login.status()).isEqualTo(302);
    RawClient.Answer fixed = gateway.get("/home;jsessionid=0123456789ABCDEF0123456789ABCDEF");
    assertThat(fixed.status()).isEqualTo(400);
    assertThat(fixed.body()).contains("ambiguous-target");
  }

  @Test
  void an_unsealed_session_id_is_worth_nothing() throws IOException {
    assertThat(gateway.get("/home", "Cookie: JSESSIONID=0123456789ABCDEF0123456789ABCDEF").body())
        .startsWith("nobody");
  }

  @Test
  void a_logout_revokes_the_seal() throws IOException {
    String cookies =
        cookies(gateway.exchange("POST", "/login", "user=alice", "Sec-Fetch-Site: same-origin"));
    assertThat(gateway.get("/home", "Cookie: " + cookies).body()).startsWith("alice");
    gateway.exchange("POST", "/logout", "x", "Cookie: " + cookies, "Sec-Fetch-Site: same-origin");
    assertThat(gateway.get("/home", "Cookie: " + cookies).body()).startsWith("nobody");
    RawClient.Answer write =
        gateway.exchange("POST", "/home", "x", "Cookie: " + cookies, "Sec-Fetch-Site: same-origin");
    assertThat(write.status()).isEqualTo(401);
    assertThat(write.body()).contains("session-revoked");
  }

  @Test
  void links_with_session_ids_are_reported() throws IOException {
    assertThat(gateway.get("/link").body()).contains(";jsessionid=");
    assertThat(gateway.admin("/metrics").body()).contains("cordon_session_ids_in_links_total");
  }
}
