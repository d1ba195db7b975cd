package dev.cordon.conformance.servers;

import dev.cordon.browser.profile.Rule;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Vert.x Web's CorsHandler, configured wrongly and then as {@code cordon fetch} advises. */
class VertxTest {
  private static final String APP = "http://app.example";
  private static final String[] TOKEN = {"-H", "Authorization: Bearer x"};

  private static Told told(Consumer<Router> handlers, String... more) {
    try (var vertx = VertxServer.start(handlers)) {
      return CordonFetch.of("http://api.example/x", APP)
          .at("api.example:80", vertx)
          .with(more)
          .run();
    }
  }

  private static CorsHandler cors() {
    return CorsHandler.create().addOrigin(APP);
  }

  private static void authenticated(RoutingContext context) {
    if (context.request().getHeader("Authorization") == null) {
      context.fail(401);
    } else {
      context.next();
    }
  }

  @Test
  void authentication_before_cors_answers_the_preflight_401() {
    told(
            router -> {
              router.route().handler(VertxTest::authenticated);
              router.route().handler(cors().allowedHeader("Authorization"));
            },
            TOKEN)
        .isBlockedBy(Rule.PREFLIGHT_STATUS)
        .blamesNoHeader()
        .because("status 401")
        .advises("must pass before authentication")
        .wasExecuted(false);

    told(
            router -> {
              router.route().handler(cors().allowedHeader("Authorization"));
              router.route().handler(VertxTest::authenticated);
            },
            TOKEN)
        .isRead(200);
  }

  @Test
  void a_method_that_is_not_named_is_not_allowed() {
    told(router -> router.route().handler(cors().allowedMethod(HttpMethod.GET)), "-X", "DELETE")
        .isBlockedBy(Rule.PREFLIGHT_ALLOW_METHODS)
        .blames("Access-Control-Allow-Methods", 0)
        .advises("GET, DELETE");

    told(router -> router.route().handler(cors().allowedMethod(HttpMethod.DELETE)), "-X", "DELETE")
        .isRead(200);
  }

  @Test
  void any_origin_is_none_for_a_request_with_credentials() {
    told(router -> router.route().handler(CorsHandler.create()), "--credentials", "include")
        .isBlockedBy(Rule.CORS_WILDCARD_WITHOUT_CREDENTIALS)
        .blames("Access-Control-Allow-Origin", 0)
        .because("\"*\"")
        .advises(
            "\"Access-Control-Allow-Origin: " + APP + "\"",
            "\"Access-Control-Allow-Credentials: true\"");

    told(
            router -> router.route().handler(cors().allowCredentials(true)),
            "--credentials",
            "include")
        .isRead(200);
  }

  @Nested
  class Any_header {
    private static void any(Router router) {
      router.route().handler(cors().allowedHeader("*"));
    }

    @Test
    void does_not_cover_authorization_says_the_standard() {
      told(Any_header::any, "--as", "standard", TOKEN[0], TOKEN[1])
          .isBlockedBy(Rule.AUTHORIZATION_BEYOND_WILDCARD)
          .blames("Access-Control-Allow-Headers", 0)
          .advises("authorization");
    }

    @Test
    void covers_it_in_firefox_and_chromium_today() {
      told(Any_header::any, "--as", "firefox", TOKEN[0], TOKEN[1]).isRead(200);
      told(Any_header::any, "--as", "chromium", TOKEN[0], TOKEN[1]).isRead(200);
    }

    @Test
    void by_its_name_is_right_everywhere() {
      Consumer<Router> named =
          router -> router.route().handler(cors().allowedHeader("Authorization"));
      told(named, "--as", "standard", TOKEN[0], TOKEN[1]).isRead(200);
      told(named, "--as", "firefox", TOKEN[0], TOKEN[1]).isRead(200);
      told(named, "--as", "webkit", TOKEN[0], TOKEN[1]).isRead(200);
    }
  }
}
