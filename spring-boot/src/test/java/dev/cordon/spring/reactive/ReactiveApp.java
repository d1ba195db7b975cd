package dev.cordon.spring.reactive;

import dev.cordon.session.KeyRing;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A bank on WebFlux, on an ephemeral port of the loopback. */
public final class ReactiveApp implements AutoCloseable {
  /** Spring Security and what belongs to other stacks. */
  static final String WITHOUT_SECURITY =
      "dev.cordon.spring.reactive.ReactiveSecurityAutoConfiguration,"
          + "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration,"
          + "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration,"
          + "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration";

  /** The policy of most tests. */
  public static final List<String> POLICY =
      List.of(
          "cordon.app.origins=https://bank.example",
          "cordon.app.ambient=cookies,basic",
          "cordon.cors[0].paths=/api/**",
          "cordon.cors[0].origins=https://app.example",
          "cordon.cors[0].methods=GET,POST",
          "cordon.cors[0].credentials=true",
          "cordon.csrf.login=/login");

  private final ConfigurableApplicationContext context;

  private ReactiveApp(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Without Spring Security. */
  public static ReactiveApp plain(List<String> properties, Class<?>... more) {
    List<String> all = new ArrayList<>(properties);
    all.add("spring.autoconfigure.exclude=" + WITHOUT_SECURITY);
    return start(all, more);
  }

  /** With Spring Security. */
  public static ReactiveApp secured(List<String> properties, Class<?>... more) {
    List<String> all = new ArrayList<>(properties);
    all.add("spring.security.user.name=ann");
    all.add("spring.security.user.password=secret");
    return start(all, more);
  }

  private static ReactiveApp start(List<String> properties, Class<?>... more) {
    List<Class<?>> sources = new ArrayList<>(List.of(Bank.class));
    sources.addAll(List.of(more));
    List<String> all =
        new ArrayList<>(
            List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "server.http2.enabled=true",
                "spring.main.banner-mode=off",
                "spring.jmx.enabled=false",
                "logging.level.root=warn"));
    all.addAll(properties);
    return new ReactiveApp(
        new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
            .web(WebApplicationType.REACTIVE)
            .properties(all.toArray(String[]::new))
            .run());
  }

  public Wire wire() {
    return new Wire(port());
  }

  public int port() {
    return ((ReactiveWebServerApplicationContext) context).getWebServer().getPort();
  }

  public ConfigurableApplicationContext context() {
    return context;
  }

  Bank bank() {
    return context.getBean(Bank.class);
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @RestController
  static class Bank {
    /** How many transfers were carried out. */
    final AtomicInteger transfers = new AtomicInteger();

    @Bean
    KeyRing keys() {
      return KeyRing.generate(new SecureRandom(), Instant.now());
    }

    /** Else the first application to end would take the event loops of the others with it. */
    @Bean
    ReactorResourceFactory reactorResources() {
      ReactorResourceFactory resources = new ReactorResourceFactory();
      resources.setUseGlobalResources(false);
      resources.setShutdownQuietPeriod(Duration.ZERO);
      return resources;
    }

    @Bean
    RouterFunction<ServerResponse> functional() {
      return RouterFunctions.route()
          .POST(
              "/functional",
              request -> {
                transfers.incrementAndGet();
                return request.formData().flatMap(form -> ServerResponse.ok().bodyValue(form));
              })
          .POST(
              "/raw",
              request ->
                  request
                      .bodyToMono(byte[].class)
                      .doOnNext(body -> transfers.incrementAndGet())
                      .map(
                          body ->
                              body.length + " bytes, the last is " + (char) body[body.length - 1])
                      .flatMap(text -> ServerResponse.ok().bodyValue(text)))
          .build();
    }

    @PostMapping("/transfer")
    Mono<String> transfer(ServerWebExchange exchange) {
      return exchange
          .getFormData()
          .map(
              form -> "transferred " + form.getFirst("amount") + " " + transfers.incrementAndGet());
    }

    @PostMapping("/upload")
    Mono<String> upload(ServerWebExchange exchange) {
      return exchange
          .getMultipartData()
          .map(MultiValueMap::keySet)
          .map(names -> "parts " + names + " " + transfers.incrementAndGet());
    }

    @GetMapping("/api/balance")
    Map<String, Integer> balance() {
      return Map.of("balance", 42);
    }

    @CrossOrigin("https://other.example")
    @GetMapping("/api/annotated")
    String annotated() {
      return "annotated";
    }

    @GetMapping(value = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<String> events() {
      return Flux.interval(Duration.ofMillis(20)).map(i -> "event " + i).startWith("first");
    }

    @GetMapping("/api/broken")
    String broken() {
      throw new IllegalStateException("broken");
    }

    @GetMapping("/api/missing")
    Mono<String> missing() {
      return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/api/varied")
    ResponseEntity<String> varied() {
      return ResponseEntity.ok()
          .header("Vary", "Accept-Language, origin")
          .header("Access-Control-Allow-Origin", "*")
          .body("varied");
    }

    @GetMapping("/cookies")
    String cookies(ServerWebExchange exchange) {
      exchange.getResponse().addCookie(ResponseCookie.from("theme", "dark").build());
      exchange.getResponse().getHeaders().add("Set-Cookie", "lang=en");
      return exchange.getRequest().getCookies().toString();
    }

    @GetMapping("/token")
    String token(ServerWebExchange exchange) {
      @Nullable Object token = exchange.getAttribute("_csrf");
      return token instanceof TemplateToken plain
          ? plain.getParameterName() + "=" + plain.getToken() + ";"
          : "none";
    }

    /** Keeps something in the session, and says what was there before. */
    @GetMapping("/session")
    Mono<String> session(ServerWebExchange exchange) {
      return exchange
          .getSession()
          .map(
              session -> {
                Object before = session.getAttributes().put("visited", "yes");
                return "before: " + before + ", id " + session.getId() + ";";
              });
    }

    @PostMapping("/login")
    Mono<String> login(ServerWebExchange exchange) {
      return exchange
          .getSession()
          .flatMap(
              session -> {
                session.getAttributes().put("user", "ann");
                return session.changeSessionId().thenReturn("logged in");
              });
    }
  }
}
