package dev.cordon.conformance.servers;

import dev.cordon.browser.profile.Rule;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.junit.jupiter.api.Test;

/** Jetty's CrossOriginHandler, configured wrongly and then as {@code cordon fetch} advises. */
class JettyTest {
  private static final String APP = "http://app.example";

  private static Told told(Consumer<CrossOriginHandler> cors, String... more) {
    try (var jetty = JettyServer.start(cors)) {
      return CordonFetch.of("http://api.example/x", APP)
          .at("api.example:80", jetty)
          .with(more)
          .run();
    }
  }

  private static void app(CrossOriginHandler cors) {
    cors.setAllowedOriginPatterns(Set.of("http://app\\.example"));
  }

  @Test
  void an_origin_of_another_port_is_not_the_page_s() {
    told(cors -> cors.setAllowedOriginPatterns(Set.of("http://app\\.example:3000")))
        .isBlockedBy(Rule.CORS_CHECK)
        .blames("Access-Control-Allow-Origin", 0)
        .advises("\"Access-Control-Allow-Origin: " + APP + "\"");

    told(JettyTest::app).isRead(200);
  }

  @Test
  void put_is_not_among_the_methods_by_default() {
    told(JettyTest::app, "-X", "PUT")
        .isBlockedBy(Rule.PREFLIGHT_ALLOW_METHODS)
        .blames("Access-Control-Allow-Methods", 0)
        .advises("PUT")
        .wasExecuted(false);

    told(
            cors -> {
              app(cors);
              cors.setAllowedMethods(Set.of("GET", "PUT"));
            },
            "-X",
            "PUT")
        .isRead(200);
  }

  @Test
  void a_header_of_one_s_own_must_be_named() {
    told(JettyTest::app, "-H", "X-Token: 1")
        .isBlockedBy(Rule.PREFLIGHT_ALLOW_HEADERS)
        .blames("Access-Control-Allow-Headers", 0)
        .because("x-token")
        .advises("x-token");

    told(
            cors -> {
              app(cors);
              cors.setAllowedHeaders(Set.of("X-Token"));
            },
            "-H",
            "X-Token: 1")
        .isRead(200);
  }

  @Test
  void credentials_must_be_allowed() {
    told(
            cors -> {
              app(cors);
              cors.setAllowCredentials(false);
            },
            "--credentials",
            "include")
        .isBlockedBy(Rule.CORS_ALLOW_CREDENTIALS)
        .blames("Access-Control-Allow-Credentials", 0)
        .advises("true");

    told(
            cors -> {
              app(cors);
              cors.setAllowCredentials(true);
            },
            "--credentials",
            "include")
        .isRead(200);
  }
}
