package dev.cordon.testkit.bindings;

import dev.cordon.testkit.Application;
import dev.cordon.testkit.spring.MockMvcApplication;
import dev.cordon.testkit.spring.RestTestClientApplication;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;

/** The bank as controllers of Spring's, shared with everybody. */
final class SpringBank {
  private SpringBank() {}

  static MockMvc mvc(Money money) {
    return MockMvcBuilders.standaloneSetup(new Controller(money), new SessionController()).build();
  }

  static Application mockMvc(Money money) {
    return money.described(MockMvcApplication.of(Money.ORIGIN, mvc(money)));
  }

  static Application restTestClient(Money money) {
    var client = RestTestClient.bindTo(mvc(money)).build();
    return money.described(RestTestClientApplication.of(Money.ORIGIN, client));
  }

  /** With a cookie of its own. */
  @RestController
  @CrossOrigin(originPatterns = "*", allowCredentials = "true")
  static class Controller {
    private final Money money;

    Controller(Money money) {
      this.money = money;
    }

    @GetMapping("/login")
    String page() {
      return "<form method=post></form>";
    }

    @PostMapping("/login")
    ResponseEntity<String> login(@RequestParam String user, @RequestParam String password) {
      return password.equals("wonderland")
          ? ResponseEntity.status(HttpStatus.SEE_OTHER)
              .header("Location", "/login")
              .header(
                  "Set-Cookie",
                  "SID=" + money.open(user) + "; Path=/; Secure; HttpOnly; SameSite=None")
              .build()
          : ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }

    @RequestMapping("/api/transfer")
    ResponseEntity<String> transfer(
        @CookieValue(name = "SID", defaultValue = "") String session, @RequestParam String to) {
      if (!money.knows(session)) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
      }
      money.transfer();
      return ResponseEntity.ok("done " + to.length());
    }

    @GetMapping("/api/balance")
    ResponseEntity<String> balance(@CookieValue(name = "SID", defaultValue = "") String session) {
      return money.knows(session)
          ? ResponseEntity.ok(Money.ACCOUNT)
          : ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
  }

  /** With the session of the container that MockMvc does not have. */
  @RestController
  static class SessionController {
    @PostMapping("/session")
    String begin(HttpServletRequest request) {
      request.getSession().setAttribute("user", "alice");
      return request.changeSessionId();
    }

    @GetMapping("/session")
    String who(@SessionAttribute(name = "user", required = false) String user) {
      return String.valueOf(user);
    }
  }
}
