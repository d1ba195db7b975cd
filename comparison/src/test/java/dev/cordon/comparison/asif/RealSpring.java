package dev.cordon.comparison.asif;

import dev.cordon.proof.asif.AsIf;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.ServletWebSocketHandlerRegistry;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Spring Boot with the starter for security, in which two users are all that is configured. */
record RealSpring(ServletWebServerApplicationContext context) implements RealServer {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  static RealSpring start(String scheme) {
    var builder =
        new SpringApplicationBuilder(Beans.class)
            .properties(
                "server.port=0",
                "server.address=127.0.0.1",
                "cordon.enabled=false",
                "as-if.scheme=" + scheme,
                "spring.main.banner-mode=off",
                "spring.main.web-application-type=servlet",
                "spring.config.location=optional:classpath:/none/",
                "logging.level.root=error");
    return new RealSpring((ServletWebServerApplicationContext) builder.run());
  }

  /** By the form, as a browser does. */
  @Override
  public Visit visit(Visitor visitor) throws IOException {
    var form = get("/login", "");
    var body =
        "username="
            + visitor.account()
            + "&password="
            + AsIf.PASSWORD
            + "&_csrf="
            + token(form.body());
    var in =
        Wire.exchange(
            this,
            "POST /login HTTP/1.1",
            List.of(
                "Host: " + Table.HOST,
                "Cookie: " + form.header("Set-Cookie").split(";", 2)[0],
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + body.length(),
                "Connection: close"),
            body);
    var cookie = in.header("Set-Cookie");
    var page = get("/token", cookie.split(";", 2)[0]);
    application().take();
    return new Visit(cookie, token(page.body()));
  }

  private Wire.Answer get(String path, String cookie) throws IOException {
    return Wire.exchange(
        this,
        "GET " + path + " HTTP/1.1",
        List.of("Host: " + Table.HOST, "Cookie: " + cookie, "Connection: close"),
        "");
  }

  private static String token(String page) {
    var found = TOKEN.matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("no token in " + page);
    }
    return found.group(1);
  }

  @Override
  public int port() {
    return context.getWebServer().getPort();
  }

  @Override
  public Application application() {
    return context.getBean(Application.class);
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableWebSocket
  @Import({Everything.class, Sockets.class})
  static class Beans {
    @Bean
    Application seenApplication() {
      return new Application();
    }

    @Bean
    UserDetailsService visitors() {
      return name -> User.withUsername(name).password("{noop}" + AsIf.PASSWORD).build();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connector(Environment environment) {
      var scheme = environment.getRequiredProperty("as-if.scheme");
      return factory ->
          factory.addConnectorCustomizers(
              connector -> {
                connector.setScheme(scheme);
                connector.setSecure(scheme.equals("https"));
              });
    }
  }

  static class Sockets implements WebSocketConfigurer {
    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
      registry.addHandler(new TextWebSocketHandler(), SOCKET);
      // Before the application's route for every path.
      ((ServletWebSocketHandlerRegistry) registry).setOrder(-1);
    }
  }

  @RestController
  static class Everything {
    private final Application application;

    Everything(Application application) {
      this.application = application;
    }

    @RequestMapping("/token")
    String token(@RequestAttribute("_csrf") CsrfToken token) {
      return "<input name=\"_csrf\" value=\"" + token.getToken() + "\">";
    }

    @RequestMapping("/**")
    String everything(HttpServletRequest request) {
      application.saw(request.getMethod(), Visitor.named(request.getRemoteUser()));
      return Application.TEXT;
    }
  }
}
