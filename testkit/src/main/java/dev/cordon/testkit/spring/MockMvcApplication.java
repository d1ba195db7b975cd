package dev.cordon.testkit.spring;

import dev.cordon.testkit.Application;
import org.springframework.test.web.servlet.MockMvc;

/**
 * An application behind Spring's MockMvc, its filters included: those that {@code MockMvc} was
 * built with, which Spring Boot's and Spring Security's support add by themselves.
 *
 * <pre>{@code
 * @Autowired MockMvc mvc;
 *
 * Application bank = MockMvcApplication.of("https://bank.example", mvc)
 *     .login(Login.form("/login").field("username", "alice").field("password", "wonderland"));
 * }</pre>
 *
 * MockMvc has no container. The kit keeps the sessions in its place, by a cookie {@code JSESSIONID;
 * Path=/; HttpOnly}; WebSockets are not reached.
 */
public final class MockMvcApplication {
  private MockMvcApplication() {}

  public static Application of(String origin, MockMvc mvc) {
    return of(origin, mvc, "JSESSIONID; Path=/; HttpOnly");
  }

  /**
   * With another session cookie.
   *
   * @param cookie its name and attributes, as the application's configuration makes them: {@code
   *     SID; Path=/; HttpOnly; Secure; SameSite=Lax}
   */
  public static Application of(String origin, MockMvc mvc, String cookie) {
    return Application.over(origin, new MockMvcNetwork(mvc, cookie));
  }
}
