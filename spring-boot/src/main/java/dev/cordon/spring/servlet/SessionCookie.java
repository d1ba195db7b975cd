package dev.cordon.spring.servlet;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.SessionRule;
import dev.cordon.servlet.ContainerSession;
import dev.cordon.spring.InvalidCordonPropertiesException;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;

/** Gives the container's session cookie the attributes that the policy asks for. */
final class SessionCookie implements ServletContextInitializer, Ordered {
  private final LiveGuard guard;

  SessionCookie(LiveGuard guard) {
    this.guard = guard;
  }

  @Override
  public void onStartup(ServletContext context) {
    String name =
        Optional.ofNullable(context.getSessionCookieConfig().getName()).orElse("JSESSIONID");
    for (SessionRule rule : guard.policy().sessions()) {
      if (rule.cookie().equals(name) && rule.seal()) {
        throw InvalidCordonPropertiesException.of(
            "seal-container-session",
            rule.place() + ".seal",
            "\"" + name + "\" is the container's own session cookie, which a filter cannot seal",
            "The container reads it before filters and writes it past them, so that the seal would"
                + " guard nothing.",
            "Leave seal out: same-site and the like still hold. Spring Session's cookie can be"
                + " sealed, and so can any other behind the gateway.");
      }
    }
    ContainerSession.configure(context, guard.policy());
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
