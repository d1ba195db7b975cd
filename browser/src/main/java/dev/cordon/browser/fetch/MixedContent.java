package dev.cordon.browser.fetch;

import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Host;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/** Keeps a secure page from asking insecurely (Mixed Content, section 4). */
final class MixedContent {
  private MixedContent() {}

  /** Should fetching request be blocked as mixed content? (section 4.4) */
  static @Nullable Block check(FetchRequest request, Profile profile) {
    var url = request.url();
    if (isTrusted(request, profile)
        || !isProhibitedFor(request, profile)
        || isLocalNetwork(url, profile)) {
      return null;
    }
    if (request.topLevelNavigation) {
      return request.formSubmission && profile.follows(Rule.MIXED_FORM)
          ? block(Rule.MIXED_FORM, "A form of a secure page leads to ", url)
          : null;
    }
    return profile.follows(Rule.MIXED_CONTENT_BLOCK)
        ? block(Rule.MIXED_CONTENT_BLOCK, "A secure page asks ", url)
        : null;
  }

  private static Block block(Rule rule, String what, Url url) {
    var secure = Upgrades.secured(url);
    return new Block(
        rule,
        -1,
        what
            + url
            + " over "
            + url.scheme()
            + ", where everybody on the way can read and change it.",
        null,
        null,
        "Serve and ask " + secure + ".");
  }

  private static boolean isTrusted(FetchRequest request, Profile profile) {
    var url = request.url();
    if (!url.isPotentiallyTrustworthy()) {
      return false;
    }
    return profile.follows(Rule.MIXED_CONTENT_LOCALHOST)
        || Upgrades.isImageOrMedia(request)
        || !(url.scheme().equals("http") || url.scheme().equals("ws"));
  }

  private static boolean isProhibitedFor(FetchRequest request, Profile profile) {
    return (request.client != null && isProhibited(request.client, profile))
        || (request.container != null && isProhibited(request.container, profile));
  }

  /**
   * Does settings prohibit mixed security contexts? (section 4.3): whether it, or any page around
   * it, is secure.
   */
  static boolean isProhibited(Environment client, Profile profile) {
    if (isSecure(client.origin(), profile)) {
      return true;
    }
    var ancestors = client.ancestors();
    for (var i = 0; i < ancestors.size(); i++) {
      if (isSecure(ancestors.get(i), profile)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSecure(Origin origin, Profile profile) {
    return origin.isPotentiallyTrustworthy()
        && !(origin.scheme().equals("http") && profile.follows(Rule.MIXED_CONTENT_HTTPS_PAGES));
  }

  /**
   * Local Network Access, integration with Mixed Content: a local address and a name under {@code
   * .local} can have no certificate, and the user is asked instead.
   */
  private static boolean isLocalNetwork(Url url, Profile profile) {
    var host = url.host();
    if (host == null || !profile.follows(Rule.LOCAL_NETWORK_ACCESS)) {
      return false;
    }
    return host.kind() == Host.Kind.DOMAIN
        ? host.toString().endsWith(".local")
        : AddressSpace.byName(url) == AddressSpace.LOCAL;
  }
}
