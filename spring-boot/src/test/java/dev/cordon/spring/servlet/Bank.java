package dev.cordon.spring.servlet;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** An application as people write them. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({Bank.Api.class, Bank.Pages.class})
public class Bank {
  /** The bank without Spring Security. */
  public static final String WITHOUT_SECURITY =
      "spring.autoconfigure.exclude="
          + "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration,"
          + "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration,"
          + "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,"
          + "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration,"
          + "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration";

  /** What scripts call. */
  @RestController
  public static class Api {

    @GetMapping("/api/account")
    String account() {
      return "1000";
    }

    @PostMapping("/api/transfer")
    String transfer(@RequestParam(name = "to", defaultValue = "nobody") String to) {
      return "sent to " + to;
    }

    @PostMapping("/login-here")
    String login(HttpSession session) {
      session.setAttribute("user", "alice");
      return "welcome";
    }

    @PostMapping("/api/upload")
    String upload(@RequestParam("file") MultipartFile file) throws IOException {
      return new String(file.getBytes(), StandardCharsets.UTF_8);
    }

    @GetMapping("/api/callable")
    Callable<String> callable() {
      return () -> "called";
    }

    @GetMapping("/api/deferred")
    DeferredResult<String> deferred() {
      DeferredResult<String> result = new DeferredResult<>(10_000L);
      new Thread(() -> result.setResult("deferred")).start();
      return result;
    }

    @GetMapping("/api/stream")
    StreamingResponseBody stream() {
      return out -> out.write("streamed".getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/api/events")
    SseEmitter events() throws IOException {
      SseEmitter emitter = new SseEmitter(10_000L);
      emitter.send("event");
      emitter.complete();
      return emitter;
    }

    @GetMapping("/api/broken")
    String broken() {
      throw new IllegalStateException("broken");
    }

    @GetMapping("/api/late")
    Callable<String> late() {
      return () -> {
        throw new IllegalStateException("late");
      };
    }

    @GetMapping("/api/handled")
    String handled() {
      throw new IllegalArgumentException("handled");
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<String> handle(IllegalArgumentException thrown) {
      return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(thrown.getMessage());
    }
  }

  /** What people see. */
  @Controller
  public static class Pages {

    @GetMapping("/form")
    String form() {
      return "form";
    }

    @GetMapping("/plain")
    @ResponseBody
    String plain() {
      return "plain";
    }
  }
}
