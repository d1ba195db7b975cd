package dev.cordon.comparison;

import java.security.Principal;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The bank on Spring Boot with Spring MVC and Spring Security; its protection is a parameter. */
record SpringBank(ServletWebServerApplicationContext context) implements Bank {

  static Bank start(Class<?> protection, String... properties) {
    var builder =
        new SpringApplicationBuilder(Application.class, protection)
            .properties(
                "server.port=0",
                "server.address=127.0.0.1",
                "spring.main.banner-mode=off",
                "spring.main.web-application-type=servlet",
                "spring.config.location=optional:classpath:/none/",
                "logging.level.root=error")
            .properties(properties);
    return new SpringBank((ServletWebServerApplicationContext) builder.run());
  }

  @Override
  public int port() {
    return context.getWebServer().getPort();
  }

  @Override
  public Books books() {
    return context.getBean(Books.class);
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableWebSocket
  @Import({Routes.class, Sockets.class})
  static class Application {
    @Bean
    Books bankBooks() {
      return new Books();
    }

    /** No manager, which would spend its time on better hashes of the password. */
    @Bean
    UserDetailsService customers() {
      return name -> User.withUsername("alice").password("{noop}wonderland").build();
    }

    /** Behind a proxy that speaks https, as Tomcat's documentation has it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> proxied() {
      return factory -> factory.addConnectorCustomizers(TomcatBank::behindTls);
    }
  }

  static class Sockets implements WebSocketConfigurer {
    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
      registry.addHandler(new TextWebSocketHandler(), "/ws");
    }
  }

  @RestController
  static class Routes {
    private final Books books;

    Routes(Books books) {
      this.books = books;
    }

    @GetMapping(value = "/", produces = "text/html")
    String home() {
      return Html.home();
    }

    @GetMapping(value = "/pay", produces = "text/html")
    String pay(@RequestAttribute(name = "_csrf", required = false) CsrfToken token) {
      return token == null
          ? Html.pay("", "")
          : Html.pay(
              Html.meta(token.getHeaderName(), token.getToken()),
              Html.hidden(token.getParameterName(), token.getToken()));
    }

    @PostMapping("/transfer")
    String transfer(@RequestParam("to") String to) {
      return done("form", to);
    }

    @PostMapping("/api/transfer")
    String transfer(@RequestBody Map<String, String> body) {
      return done("json", body.get("to"));
    }

    @PutMapping("/api/limit")
    String limit(@RequestBody Map<String, String> body) {
      return done("put", body.get("to"));
    }

    @DeleteMapping("/api/payee")
    String payee() {
      return done("delete", "payee");
    }

    /** As tutorials have it: a link in a mail. */
    @GetMapping("/newsletter")
    String newsletter(@RequestParam("to") String to) {
      return done("get", to);
    }

    @PostMapping(value = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(@RequestParam("to") String to) {
      return done("upload", to);
    }

    @GetMapping("/api/balance")
    Map<String, Object> balance(Principal user) {
      return Map.of("user", user.getName(), "account", Books.ACCOUNT, "balance", 1000);
    }

    @GetMapping(value = "/statement", produces = "text/html")
    String statement() {
      return Html.statement();
    }

    private String done(String what, String to) {
      books.enter(what, to);
      return "done";
    }
  }
}
