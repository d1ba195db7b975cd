package dev.cordon.browser.fetch;

import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages from the machine and the network that they were not loaded from (Local Network
 * Access, Local Network Access check). Top-level navigations are free, as in browsers.
 */
final class LocalNetworkAccess {
  private LocalNetworkAccess() {}

  /**
   * Whether a request may go to a URL that is reached in an address space.
   *
   * @param target where the host of the URL is
   */
  static @Nullable Block check(
      FetchRequest request, Url url, AddressSpace target, Profile profile) {
    var client = request.container == null ? request.client : request.container;
    if (target == AddressSpace.PUBLIC
        || client == null
        || request.topLevelNavigation
        || !client.addressSpace().isLessNearThan(target)
        || !profile.follows(Rule.LOCAL_NETWORK_ACCESS)) {
      return null;
    }
    if (client.origin().isPotentiallyTrustworthy()
        && Origins.same(client.origin(), url.origin())) { // step 1
      return null;
    }
    if (client.secureContext() && client.localNetworkGranted()) {
      return null;
    }
    return new Block(
        Rule.LOCAL_NETWORK_ACCESS,
        -1,
        "A page from a "
            + name(client.addressSpace())
            + " address asks "
            + url
            + ", which is reached at a "
            + name(target)
            + " one, "
            + (client.secureContext()
                ? "and the user did not allow it."
                : "and is no secure context."),
        null,
        null,
        client.secureContext()
            ? "Have the user grant access to the local network, or serve the answer publicly."
            : "Serve the page over https, and have the user grant access to the local network.");
  }

  private static String name(AddressSpace space) {
    return space.name().toLowerCase(Locale.ROOT);
  }
}
