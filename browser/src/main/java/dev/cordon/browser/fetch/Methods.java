package dev.cordon.browser.fetch;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.HttpToken;
import org.jspecify.annotations.Nullable;

/**
 * Methods as a page may write them (Fetch, section 2.2.1).
 *
 * <table>
 *   <caption>What becomes of a method</caption>
 *   <tr><th>written</th><th>sent</th></tr>
 *   <tr><td>{@code post}, {@code Delete}</td><td>{@code POST}, {@code DELETE}</td></tr>
 *   <tr><td>{@code patch}</td><td>{@code patch}, which is not {@code PATCH}</td></tr>
 *   <tr><td>{@code Trace}, {@code connect}</td><td>refused</td></tr>
 *   <tr><td>{@code PUT} in mode no-cors</td><td>refused</td></tr>
 * </table>
 */
public final class Methods {
  private static final String[] NORMALIZED = {"DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"};

  private Methods() {}

  /** The method as it is sent (Fetch, normalize a method). */
  public static String normalized(String method, Profile profile) {
    if (profile.follows(Rule.METHOD_NORMALIZED)) {
      for (var known : NORMALIZED) {
        if (known.equalsIgnoreCase(method)) {
          return known;
        }
      }
    }
    return method;
  }

  /**
   * Why a page may not ask with this method; null if it may (Fetch, Request class, constructor).
   */
  public static @Nullable Block refused(String method, Mode mode, Profile profile) {
    if (!HttpToken.isToken(method)) {
      return refusal(
          Rule.FORBIDDEN_METHODS, method, " is no method.", "Write a token, such as POST.");
    }
    if (isForbidden(method) && profile.follows(Rule.FORBIDDEN_METHODS)) {
      return refusal(
          Rule.FORBIDDEN_METHODS,
          method,
          " is a method that no page may use.",
          "Use GET to read and POST to write.");
    }
    if (mode == Mode.NO_CORS
        && !isSafelisted(normalized(method, profile))
        && profile.follows(Rule.NO_CORS_METHODS)) {
      return refusal(
          Rule.NO_CORS_METHODS,
          method,
          " is not for mode no-cors, which takes GET, HEAD and POST.",
          "Use mode cors, and let the server answer the preflight.");
    }
    return null;
  }

  private static Block refusal(Rule rule, String method, String problem, String instead) {
    return new Block(rule, -1, Advice.quoted(method) + problem, null, null, instead);
  }

  /** Fetch, forbidden method. */
  static boolean isForbidden(String method) {
    return method.equalsIgnoreCase("CONNECT")
        || method.equalsIgnoreCase("TRACE")
        || method.equalsIgnoreCase("TRACK");
  }

  /** Fetch, CORS-safelisted method. */
  static boolean isSafelisted(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("POST");
  }
}
