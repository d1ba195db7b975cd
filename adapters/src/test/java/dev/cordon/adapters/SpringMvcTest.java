package dev.cordon.adapters;

import dev.cordon.guard.LiveGuard;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Spring Boot with Spring MVC in Tomcat; Cordon by its autoconfiguration. */
class SpringMvcTest extends AdapterSuite {
  @Override
  Adapter adapter() {
    return Adapter.SPRING_MVC;
  }

  @Override
  Driver start(LiveGuard guard) {
    Application application = new Application();
    ServletWebServerApplicationContext context =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(Boot.class)
                .web(WebApplicationType.SERVLET)
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
  @org.springframework.context.annotation.Import({Pages.class, ErrorPages.class})
  static class Boot {}

  /** The application as a controller. */
  @RestController
  static final class Pages {
    private final Application application;

    Pages(Application application) {
      this.application = application;
    }

    @RequestMapping("/**")
    Object answer(HttpServletRequest request, HttpServletResponse response) {
      Reply reply = application.answer(new ServletSeen(request));
      if (reply.fails()) {
        reply.lines().forEach(line -> response.addHeader(line.name(), line.value()));
      }
      Callable<Object> later = () -> whole(reply);
      return reply.isLater() ? later : whole(reply);
    }

    @RequestMapping({
      "/{folder}/parts",
      "/{folder}/parts-login",
      "/{folder}/parts-cors-own",
      "/{folder}/late-parts"
    })
    ResponseEntity<StreamingResponseBody> parts(HttpServletRequest request) {
      Reply reply = application.answer(new ServletSeen(request));
      return head(reply)
          .body(
              out -> {
                for (byte[] part : reply.parts()) {
                  out.write(part);
                  out.flush();
                }
              });
    }

    private static ResponseEntity<byte[]> whole(Reply reply) {
      if (reply.manner() == Reply.Manner.EXCEPTION) {
        throw new IllegalStateException("the application fails");
      }
      if (reply.fails()) {
        throw new ResponseStatusException(HttpStatusCode.valueOf(reply.status()));
      }
      return reply.parts().isEmpty() ? head(reply).build() : head(reply).body(reply.parts().get(0));
    }

    private static ResponseEntity.BodyBuilder head(Reply reply) {
      HttpHeaders headers = new HttpHeaders();
      reply.lines().forEach(line -> headers.add(line.name(), line.value()));
      return ResponseEntity.status(reply.status()).headers(headers);
    }
  }

  /** The application's error page. */
  @RestController
  static final class ErrorPages implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
      Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
      return ResponseEntity.status(status)
          .header("Content-Type", Application.ERROR_TYPE)
          .body(Application.errorPage(status));
    }
  }
}
