package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer may be shared with the page that asked (Fetch, CORS check).
 *
 * <table>
 *   <caption>For a page of https://app.example</caption>
 *   <tr><th>credentials</th><th>Allow-Origin</th><th>Allow-Credentials</th><th>shared</th></tr>
 *   <tr><td>omit, same-origin</td><td>{@code *}</td><td>any</td><td>yes</td></tr>
 *   <tr><td>any</td><td>{@code https://app.example/}</td><td>any</td><td>no: no origin ends in a slash</td></tr>
 *   <tr><td>include</td><td>{@code *}</td><td>{@code true}</td><td>no: with credentials it is no wildcard</td></tr>
 *   <tr><td>include</td><td>{@code https://app.example}</td><td>{@code True}</td><td>no: compared byte for byte</td></tr>
 *   <tr><td>include</td><td>{@code https://app.example}</td><td>{@code true}</td><td>yes</td></tr>
 * </table>
 */
final class CorsCheck {
  static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

  private CorsCheck() {}

  /**
   * Why it may not be shared, null if it may.
   *
   * @param preflight whether this answers the preflight, which is judged for the request proper
   */
  static @Nullable Block check(
      FetchRequest request, Response response, int exchange, boolean preflight, Profile profile) {
    if (!profile.follows(Rule.CORS_CHECK)) {
      return null;
    }
    var allowed = response.headers().get(ALLOW_ORIGIN);
    if (allowed == null) {
      return CorsAdvice.missing(
          request, OriginHeader.serialized(request, profile), response, exchange, preflight);
    }
    var include = request.credentials == Credentials.INCLUDE;
    if (allowed.equals("*")
        && !(include && profile.follows(Rule.CORS_WILDCARD_WITHOUT_CREDENTIALS))) {
      return null;
    }
    var origin = OriginHeader.serialized(request, profile);
    if (!origin.equals(allowed)) {
      return CorsAdvice.mismatch(request, origin, response, exchange, preflight, allowed);
    }
    if (!include || !profile.follows(Rule.CORS_ALLOW_CREDENTIALS)) {
      return null;
    }
    var credentials = response.headers().get(ALLOW_CREDENTIALS);
    return "true".equals(credentials)
        ? null
        : CorsAdvice.credentials(request, response, exchange, preflight, credentials);
  }
}
