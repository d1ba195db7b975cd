package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/**
 * Who may embed an answer (Fetch, cross-origin resource policy check).
 *
 * <table>
 *   <caption>What Cross-Origin-Resource-Policy lets in</caption>
 *   <tr><th>value</th><th>same origin</th><th>same site</th><th>elsewhere</th></tr>
 *   <tr><td>same-origin</td><td>yes</td><td></td><td></td></tr>
 *   <tr><td>same-site</td><td>yes</td><td>yes, but not http pages a secure answer</td><td></td></tr>
 *   <tr><td>cross-origin</td><td>yes</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>none, or any other value</td><td>yes</td><td colspan="2">unless the page's embedder policy asks for it</td></tr>
 * </table>
 */
final class CrossOriginResourcePolicy {
  private static final String HEADER = "Cross-Origin-Resource-Policy";

  private CrossOriginResourcePolicy() {}

  /**
   * Whether an answer that nobody vouches for by CORS may be used: call it for tainting opaque, and
   * for the navigation of a frame.
   */
  static @Nullable Block check(
      FetchRequest request, Response response, int exchange, Profile profile) {
    var forNavigation = request.mode == Mode.NAVIGATE;
    var client = forNavigation ? request.container : request.client;
    if (client == null || (forNavigation && request.credentiallessFrame)) {
      return null;
    }
    var embedder = client.embedderPolicy();
    if (forNavigation
        && embedder == EmbedderPolicy.UNSAFE_NONE // internal check, step 1
        && !(isPlugin(request) && profile.follows(Rule.CORP_PLUGINS))) {
      return null;
    }
    var value = response.headers().get(HEADER);
    var policy = known(value);
    if (policy != null) {
      return profile.follows(Rule.CORP) && !allows(policy, client.origin(), request.url(), profile)
          ? foreign(client.origin(), request.url(), policy, exchange)
          : null;
    }
    return asksForPolicy(embedder, forNavigation, profile)
            && !Origins.same(client.origin(), request.url().origin())
        ? missing(embedder, request.url(), value, exchange)
        : null;
  }

  private static boolean isPlugin(FetchRequest request) {
    return request.destination == Destination.OBJECT || request.destination == Destination.EMBED;
  }

  /** Step 3: anything else counts as nothing. */
  private static @Nullable String known(@Nullable String value) {
    return value != null
            && (value.equals("same-origin")
                || value.equals("same-site")
                || value.equals("cross-origin"))
        ? value
        : null;
  }

  /**
   * Step 4: whether an answer that says nothing is taken for same-origin. Under credentialless that
   * is so where credentials went along, and those went with navigations alone
   * (Cross-Origin-Embedder-Policy allows credentials).
   */
  private static boolean asksForPolicy(
      EmbedderPolicy embedder, boolean forNavigation, Profile profile) {
    return switch (embedder) {
      case UNSAFE_NONE -> false;
      case REQUIRE_CORP -> profile.follows(Rule.COEP_REQUIRE_CORP);
      case CREDENTIALLESS -> forNavigation && profile.follows(Rule.COEP_CREDENTIALLESS);
    };
  }

  /** Step 5. */
  private static boolean allows(String policy, Origin origin, Url url, Profile profile) {
    return switch (policy) {
      case "cross-origin" -> true;
      case "same-site" ->
          Origins.schemelesslySameSite(origin, url.origin())
              && (origin.scheme().equals("https")
                  || !url.scheme().equals("https")
                  || !profile.follows(Rule.CORP_SAME_SITE_SCHEME));
      default -> Origins.same(origin, url.origin());
    };
  }

  private static Block foreign(Origin origin, Url url, String policy, int exchange) {
    var insecureSibling =
        policy.equals("same-site") && Origins.schemelesslySameSite(origin, url.origin());
    return new Block(
        insecureSibling ? Rule.CORP_SAME_SITE_SCHEME : Rule.CORP,
        exchange,
        "The answer of "
            + url.origin()
            + " has Cross-Origin-Resource-Policy: "
            + policy
            + ", which keeps it from pages of "
            + origin
            + (insecureSibling ? ", a page over plain http." : "."),
        HEADER,
        policy,
        insecureSibling
            ? "Serve the page over https."
            : "If any page may embed it, send Cross-Origin-Resource-Policy: cross-origin"
                + (policy.equals("same-origin") && Origins.sameSite(origin, url.origin())
                    ? "; same-site is enough for this page."
                    : "."));
  }

  private static Block missing(
      EmbedderPolicy embedder, Url url, @Nullable String value, int exchange) {
    return new Block(
        embedder == EmbedderPolicy.REQUIRE_CORP ? Rule.COEP_REQUIRE_CORP : Rule.COEP_CREDENTIALLESS,
        exchange,
        "The page has Cross-Origin-Embedder-Policy: "
            + (embedder == EmbedderPolicy.REQUIRE_CORP ? "require-corp" : "credentialless")
            + ", and the answer of "
            + url.origin()
            + (value == null
                ? " has no Cross-Origin-Resource-Policy."
                : " has a Cross-Origin-Resource-Policy that is no policy: \"" + value + "\"."),
        HEADER,
        value,
        "Send Cross-Origin-Resource-Policy: cross-origin with the answer, or fetch it in mode cors"
            + " (crossorigin).");
  }
}
