package dev.cordon.adapters;

import dev.cordon.guard.LiveGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Spring Boot with Spring WebFlux on Reactor Netty; Cordon by its autoconfiguration. */
class SpringWebFluxTest extends AdapterSuite {
  @Override
  Adapter adapter() {
    return Adapter.SPRING_WEBFLUX;
  }

  @Override
  Driver start(LiveGuard guard) {
    Application application = new Application();
    ReactiveWebServerApplicationContext context =
        (ReactiveWebServerApplicationContext)
            new SpringApplicationBuilder(Boot.class)
                .web(WebApplicationType.REACTIVE)
                .properties(
                    "server.port=0",
                    "server.address=127.0.0.1",
                    "spring.main.banner-mode=off",
                    "spring.config.location=optional:classpath:/none/")
                .initializers(
                    to -> {
                      to.getBeanFactory().registerSingleton("guard", guard);
                      to.getBeanFactory().registerSingleton("application", application);
                    })
                .run();
    return new ServletDriver(context.getWebServer().getPort(), application, guard, context);
  }

  /** The application's configuration. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @org.springframework.context.annotation.Import(Pages.class)
  static class Boot {
    /** Tomcat is in the class path as well. */
    @Bean
    ReactiveWebServerFactory server() {
      return new NettyReactiveWebServerFactory();
    }

    /** The application's error page. */
    @Bean
    @Order(-2)
    WebExceptionHandler errorPage() {
      return (exchange, cause) -> {
        HttpStatusCode status =
            cause instanceof ResponseStatusException failure
                ? failure.getStatusCode()
                : HttpStatus.INTERNAL_SERVER_ERROR;
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
          return Mono.error(cause);
        }
        response.setStatusCode(status);
        response.getHeaders().set("Content-Type", Application.ERROR_TYPE);
        return response.writeWith(
            Mono.just(response.bufferFactory().wrap(Application.errorPage(status.value()))));
      };
    }
  }

  /** The application as a controller. */
  @RestController
  static final class Pages {
    private final Application application;

    Pages(Application application) {
      this.application = application;
    }

    @RequestMapping("/**")
    Mono<Void> answer(ServerWebExchange exchange) {
      return seen(exchange).map(application::answer).flatMap(reply -> write(reply, exchange));
    }

    private static Mono<Received> seen(ServerWebExchange exchange) {
      Received head = new Received(exchange.getRequest(), List.of(), new byte[0]);
      return switch (Application.need(head.target())) {
        case HEAD -> Mono.just(head);
        case FORM -> fields(exchange).map(f -> new Received(exchange.getRequest(), f, new byte[0]));
        case BODY ->
            DataBufferUtils.join(exchange.getRequest().getBody())
                .map(Pages::bytes)
                .defaultIfEmpty(new byte[0])
                .map(b -> new Received(exchange.getRequest(), List.of(), b));
      };
    }

    private static byte[] bytes(DataBuffer buffer) {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      DataBufferUtils.release(buffer);
      return bytes;
    }

    private static Mono<List<String>> fields(ServerWebExchange exchange) {
      return Mono.zip(exchange.getFormData(), exchange.getMultipartData())
          .map(
              both -> {
                List<String> fields = new ArrayList<>();
                both.getT1().forEach((n, all) -> all.forEach(v -> fields.add(n + "=" + v)));
                both.getT2()
                    .forEach(
                        (name, parts) ->
                            parts.forEach(
                                part -> fields.add(name + "=" + ((FormFieldPart) part).value())));
                return fields;
              });
    }

    private static Mono<Void> write(Reply reply, ServerWebExchange exchange) {
      Mono<Void> written = Mono.defer(() -> writeNow(reply, exchange));
      return reply.isLater() ? Mono.delay(Duration.ofMillis(1)).then(written) : written;
    }

    private static Mono<Void> writeNow(Reply reply, ServerWebExchange exchange) {
      ServerHttpResponse response = exchange.getResponse();
      reply.lines().forEach(line -> response.getHeaders().add(line.name(), line.value()));
      if (reply.manner() == Reply.Manner.EXCEPTION) {
        return Mono.error(new IllegalStateException("the application fails"));
      }
      if (reply.fails()) {
        HttpStatusCode status = HttpStatusCode.valueOf(reply.status());
        return Mono.error(new ResponseStatusException(status));
      }
      response.setStatusCode(HttpStatusCode.valueOf(reply.status()));
      Flux<DataBuffer> parts =
          Flux.fromIterable(reply.parts()).map(part -> response.bufferFactory().wrap(part));
      return reply.isInParts()
          ? response.writeAndFlushWith(parts.map(Flux::just))
          : response.writeWith(parts);
    }
  }

  /** What a controller sees of a request. */
  private record Received(ServerHttpRequest request, List<String> fields, byte[] body)
      implements Seen {
    @Override
    public String method() {
      return request.getMethod().name();
    }

    @Override
    public String target() {
      String query = request.getURI().getRawQuery();
      String path = request.getURI().getRawPath();
      return query == null ? path : path + "?" + query;
    }

    @Override
    public List<Line> lines() {
      List<Line> lines = new ArrayList<>();
      request.getHeaders().forEach((n, all) -> all.forEach(v -> lines.add(new Line(n, v))));
      return lines;
    }

    @Override
    public List<String> cookies() {
      List<String> cookies = new ArrayList<>();
      request
          .getCookies()
          .forEach((name, all) -> all.forEach(c -> cookies.add(name + "=" + c.getValue())));
      return cookies;
    }
  }
}
