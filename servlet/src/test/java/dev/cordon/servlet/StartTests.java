package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How an application that only has a file comes by the filter. */
interface StartTests extends Served {

  private static Path webInf(String policy) throws IOException {
    Path root = Files.createTempDirectory("cordon-application");
    Files.createDirectory(root.resolve("WEB-INF"));
    if (policy != null) {
      Files.writeString(root.resolve("WEB-INF/cordon.yaml"), policy);
    }
    return root;
  }

  private static String policy(String... more) {
    return """
    cordon: 1
    app:
      origins: [https://bank.example]
    cors:
      - paths: [/api/**]
        origins: [https://app.example]
        methods: [GET, PUT]
        credentials: true
    """
        + String.join("\n", more);
  }

  private static App application() {
    return App.bare()
        .servlet(
            "/api/*",
            (request, response) -> {
              request.getSession();
              response.setHeader("Access-Control-Allow-Origin", "*");
              response.getWriter().print("hello");
            })
        .servlet("/broken", (request, response) -> response.sendError(404))
        .initializer(new CordonInitializer());
  }

  @Test
  default void a_policy_in_web_inf_is_enforced() throws Exception {
    RawClient client = serve(application().root(webInf(policy())));
    RawClient.Answer answer = client.send("GET /api/x", "Origin: " + FRIEND);
    assertThat(answer.body()).isEqualTo("hello");
    AnswerTests.assertEdited(answer);
    String line = answer.cookieLine("JSESSIONID");
    assertThat(line).containsIgnoringCase("; Secure").containsIgnoringCase("; HttpOnly");
    assertThat(line.contains("; SameSite=Lax"))
        .isNotEqualTo(deviations().contains(Deviation.SESSION_COOKIE_WITHOUT_SAME_SITE));
    assertThat(client.post("/api/x", "", "Origin: " + EVIL, "Cookie: a=b").status()).isEqualTo(403);
  }

  @Test
  default void a_parameter_may_name_another_place() throws Exception {
    Path file = Files.createTempFile("cordon", ".yaml");
    Files.writeString(file, policy());
    RawClient client = serve(application().parameter("cordon.policy", file.toString()));
    AnswerTests.assertEdited(client.send("GET /api/x", "Origin: " + FRIEND));
    client = serve(application().parameter("cordon.policy", "classpath:friendly.yaml"));
    AnswerTests.assertEdited(client.send("GET /api/x", "Origin: " + FRIEND));
  }

  @Test
  default void an_application_without_a_policy_is_left_alone() throws Exception {
    RawClient client = serve(application().root(webInf(null)));
    assertThat(client.send("GET /api/x", "Origin: " + EVIL).one("Access-Control-Allow-Origin"))
        .isEqualTo("*");
  }

  @Test
  default void an_application_that_registered_a_filter_itself_gets_no_second_one()
      throws Exception {
    LiveGuard guard = LiveGuard.of(Policy.builder().origins(OWN).build());
    App app =
        App.behind(guard)
            .servlet("/*", (request, response) -> response.getWriter().print("hello"))
            .initializer(new CordonInitializer())
            .root(webInf(policy()));
    assertThat(
            serve(app).send("GET /api/x", "Origin: " + FRIEND).all("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  default void a_faulty_policy_or_a_missing_one_keeps_the_application_from_starting()
      throws Exception {
    App faulty = application().root(webInf("cordon: 1\napp:\n  origin: https://bank.example\n"));
    assertThatThrownBy(() -> serve(faulty));
    App missing =
        application().parameter("cordon.policy", "/WEB-INF/other.yaml").root(webInf(null));
    assertThatThrownBy(() -> serve(missing));
    App typo = application().parameter("cordon.uncaught", "ignore").root(webInf(policy()));
    assertThatThrownBy(() -> serve(typo));
  }

  @Test
  default void the_guard_of_a_file_can_be_given_another_policy() throws Exception {
    App app =
        application()
            .root(webInf(policy()))
            .servlet(
                "/replace",
                (request, response) -> {
                  LiveGuard guard =
                      (LiveGuard) request.getServletContext().getAttribute(CordonFilter.GUARD);
                  guard.replace(Policy.builder().origins(OWN).build());
                  response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                });
    RawClient client = serve(app);
    assertThat(client.send("GET /replace").status()).isEqualTo(204);
    assertThat(client.send("GET /api/x", "Origin: " + FRIEND).all("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  default void a_filter_of_a_web_xml_reads_the_policy_itself() throws Exception {
    App app =
        App.bare()
            .filter(new CordonFilter(), jakarta.servlet.DispatcherType.REQUEST)
            .servlet("/*", (request, response) -> response.getWriter().print("hello"))
            .root(webInf(policy()));
    AnswerTests.assertEdited(serve(app).send("GET /api/x", "Origin: " + FRIEND));
  }
}
