package dev.cordon.servlet;

import dev.cordon.policy.Policy;
import dev.cordon.policy.SessionRule;
import dev.cordon.web.SameSite;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The container's own session cookie. No filter can seal it: the container reads it before filters
 * and writes it past their wrappers. What a policy says of its attributes goes to the container's
 * configuration, while the application starts.
 */
public final class ContainerSession {
  /** Servlet 6.0, section 7.1.1. */
  private static final String STANDARD_NAME = "JSESSIONID";

  private static final String SAME_SITE = "SameSite";

  private ContainerSession() {}

  /**
   * Gives the session cookie the attributes that the policy asks for: Secure where every own origin
   * is https, HttpOnly, and SameSite, Lax where neither policy nor application says otherwise.
   * Session ids travel in that cookie alone, never in URLs.
   *
   * @throws IllegalStateException if the context is initialised already, or the policy seals the
   *     cookie
   */
  public static void configure(ServletContext context, Policy policy) {
    check(context, policy);
    SessionCookieConfig config = context.getSessionCookieConfig();
    config.setHttpOnly(true);
    if (isSecure(policy)) {
      config.setSecure(true);
    }
    String sameSite = sameSite(context, policy);
    if (!sameSite.equalsIgnoreCase(config.getAttribute(SAME_SITE))) {
      config.setAttribute(SAME_SITE, sameSite);
    }
    context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
  }

  /** The name of the cookie. */
  static String cookieName(ServletContext context) {
    String name = context.getSessionCookieConfig().getName();
    return name == null ? STANDARD_NAME : name;
  }

  /**
   * Refuses a policy that seals the cookie.
   *
   * @throws IllegalStateException if it does
   */
  static void check(ServletContext context, Policy policy) {
    String name = cookieName(context);
    SessionRule rule = rule(policy, name);
    if (rule != null && rule.seal()) {
      throw new IllegalStateException(
          "[seal-container-session] "
              + rule.place()
              + ".cookie: "
              + name
              + " is the container's own session cookie, which a filter cannot seal. The container"
              + " reads it before filters and writes it past them, so that the seal would guard"
              + " nothing. Write: leave seal out, and same-site and the like still hold; or put the"
              + " gateway in front of the application, which can seal it. Cookies that the"
              + " application sets itself, Spring Session's included, can be sealed here.");
    }
  }

  /** What of the cookie's configuration is not as the policy asks; empty where all is. */
  static List<String> differences(ServletContext context, Policy policy) {
    SessionCookieConfig config = context.getSessionCookieConfig();
    List<String> found = new ArrayList<>();
    if (!config.isHttpOnly()) {
      found.add("HttpOnly is not set");
    }
    if (isSecure(policy) && !config.isSecure()) {
      found.add("Secure is not set");
    }
    String sameSite = sameSite(context, policy);
    if (!sameSite.equalsIgnoreCase(config.getAttribute(SAME_SITE))) {
      found.add("SameSite is not " + sameSite);
    }
    Set<SessionTrackingMode> modes = context.getEffectiveSessionTrackingModes();
    if (modes != null && modes.contains(SessionTrackingMode.URL)) {
      found.add("session ids may stand in URLs");
    }
    return found;
  }

  private static boolean isSecure(Policy policy) {
    return policy.origins().stream().allMatch(origin -> origin.scheme().equals("https"));
  }

  private static String sameSite(ServletContext context, Policy policy) {
    SessionRule rule = rule(policy, cookieName(context));
    SameSite asked = rule == null ? null : rule.sameSite();
    String given = context.getSessionCookieConfig().getAttribute(SAME_SITE);
    return asked != null ? asked.toString() : given != null ? given : SameSite.LAX.toString();
  }

  private static @Nullable SessionRule rule(Policy policy, String cookie) {
    for (SessionRule rule : policy.sessions()) {
      if (rule.cookie().equals(cookie)) {
        return rule;
      }
    }
    return null;
  }
}
