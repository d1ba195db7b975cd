package dev.cordon.conformance.servers;

import dev.cordon.browser.profile.Rule;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.filters.CorsFilter;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat and its CorsFilter, configured wrongly and then as {@code cordon fetch} advises. */
class TomcatTest {
  private static final String APP = "http://app.example";
  private static final String ORIGINS = CorsFilter.PARAM_CORS_ALLOWED_ORIGINS;

  @TempDir static Path folder;

  private static Told told(Consumer<Context> application, String... more) {
    try (var tomcat = TomcatServer.start(folder, application)) {
      return CordonFetch.of("http://api.example/x", APP)
          .at("api.example:80", tomcat)
          .with(more)
          .run();
    }
  }

  private static Consumer<Context> filter(String... namesAndValues) {
    return context -> TomcatServer.addFilter(context, new CorsFilter(), namesAndValues);
  }

  @Test
  void the_filter_supports_no_credentials_by_default() {
    told(filter(ORIGINS, APP), "--credentials", "include")
        .isBlockedBy(Rule.CORS_ALLOW_CREDENTIALS)
        .blames("Access-Control-Allow-Credentials", 0)
        .advises("\"Access-Control-Allow-Credentials: true\"")
        .wasExecuted(true);

    told(
            filter(ORIGINS, APP, CorsFilter.PARAM_CORS_SUPPORT_CREDENTIALS, "true"),
            "--credentials",
            "include")
        .isRead(200);
  }

  @Test
  void the_filter_allows_no_put_by_default_and_answers_403() {
    told(filter(ORIGINS, APP), "-X", "PUT")
        .isBlockedBy(Rule.PREFLIGHT_STATUS)
        .blamesNoHeader()
        .because("preflight")
        .because("status 403")
        .advises("A CORS filter says 403 where its lists lack the origin, the method or a header")
        .wasExecuted(false);

    told(
            filter(ORIGINS, APP, CorsFilter.PARAM_CORS_ALLOWED_METHODS, "GET,HEAD,POST,PUT"),
            "-X",
            "PUT")
        .isRead(200);
  }

  @Test
  void the_filter_allows_no_authorization_by_default() {
    told(filter(ORIGINS, APP), "-H", "Authorization: Bearer x")
        .isBlockedBy(Rule.PREFLIGHT_STATUS)
        .because("status 403")
        .advises("a header of this request")
        .wasExecuted(false);

    told(
            filter(ORIGINS, APP, CorsFilter.PARAM_CORS_ALLOWED_HEADERS, "Authorization"),
            "-H",
            "Authorization: Bearer x")
        .isRead(200);
  }

  @Test
  void a_security_constraint_answers_the_preflight_401_before_any_filter() {
    told(constraint(false), "-H", "Authorization: Basic dTpw")
        .isBlockedBy(Rule.PREFLIGHT_STATUS)
        .blamesNoHeader()
        .because("status 401")
        .advises("must pass before authentication", "204")
        .wasExecuted(false);

    told(constraint(true), "-H", "Authorization: Basic dTpw").isRead(200);
  }

  /** The filter, and a constraint on everything, or on everything but OPTIONS. */
  private static Consumer<Context> constraint(boolean withoutOptions) {
    return context -> {
      TomcatServer.addFilter(
          context,
          new CorsFilter(),
          ORIGINS,
          APP,
          CorsFilter.PARAM_CORS_ALLOWED_HEADERS,
          "Authorization");
      var everything = new SecurityCollection();
      everything.addPatternDecoded("/*");
      if (withoutOptions) {
        everything.addOmittedMethod("OPTIONS");
      }
      var constraint = new SecurityConstraint();
      constraint.addCollection(everything);
      constraint.addAuthRole("user");
      context.addConstraint(constraint);
      context.addSecurityRole("user");
      context.setLoginConfig(new LoginConfig("BASIC", "api", null, null));
      context.getPipeline().addValve(new BasicAuthenticator());
      context.setRealm(new OneUser());
    };
  }
}
