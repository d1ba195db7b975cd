package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.policy.Policy;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of the container's session cookie a policy can ask for, and what it cannot. */
class ContainerSessionTest {

  /** A context that only has a session cookie, with these properties. */
  private static ServletContext context(Map<String, Object> cookie) {
    Object config =
        Proxy.newProxyInstance(
            SessionCookieConfig.class.getClassLoader(),
            new Class<?>[] {SessionCookieConfig.class},
            (proxy, method, arguments) -> {
              String name = method.getName();
              if (name.startsWith("set")) {
                Object last = arguments[arguments.length - 1];
                cookie.put(arguments.length == 2 ? (String) arguments[0] : name.substring(3), last);
                return null;
              }
              Object value =
                  cookie.get(
                      name.equals("getAttribute")
                          ? (String) arguments[0]
                          : name.replaceFirst("^(get|is)", ""));
              return name.startsWith("is") ? value != null : value;
            });
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) ->
                method.getName().equals("getSessionCookieConfig") ? config : null);
  }

  private static Policy policy(String origin) {
    return Policy.builder().origins(origin).build();
  }

  @Test
  void a_seal_on_it_is_a_fault_that_says_why_and_what_to_write_instead() {
    Policy sealing =
        Policy.builder()
            .origins("https://bank.example")
            .session(rule -> rule.cookie("SID").seal())
            .build();
    ContainerSession.check(context(new HashMap<>()), sealing);
    assertThatThrownBy(
            () -> ContainerSession.check(context(new HashMap<>(Map.of("Name", "SID"))), sealing))
        .hasMessageStartingWith("[seal-container-session] sessions[0].cookie: SID")
        .hasMessageContaining("leave seal out");
  }

  @Test
  void it_is_guarded_where_nobody_says_otherwise() {
    Map<String, Object> cookie = new HashMap<>();
    ServletContext context = context(cookie);
    Policy policy = policy("https://bank.example");
    assertThat(ContainerSession.differences(context, policy))
        .containsExactly("HttpOnly is not set", "Secure is not set", "SameSite is not Lax");
    ContainerSession.configure(context, policy);
    assertThat(cookie).isEqualTo(Map.of("HttpOnly", true, "Secure", true, "SameSite", "Lax"));
    assertThat(ContainerSession.differences(context, policy)).isEmpty();
  }

  @Test
  void what_the_application_says_of_same_site_stays_unless_the_policy_says_otherwise() {
    Map<String, Object> cookie = new HashMap<>(Map.of("SameSite", "Strict"));
    ContainerSession.configure(context(cookie), policy("http://localhost:8080"));
    assertThat(cookie).isEqualTo(Map.of("HttpOnly", true, "SameSite", "Strict"));
  }
}
