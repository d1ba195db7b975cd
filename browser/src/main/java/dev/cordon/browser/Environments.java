package dev.cordon.browser;

import dev.cordon.browser.fetch.DocumentPolicies;
import dev.cordon.browser.fetch.EmbedderPolicy;
import dev.cordon.browser.fetch.Environment;
import dev.cordon.browser.http.AddressSpace;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.List;

/** How pages and workers come by what their requests take from them. */
final class Environments {
  private Environments() {}

  static Environment topLevel(Url url, Origin origin, DocumentPolicies own, AddressSpace space) {
    var secure = url.isPotentiallyTrustworthy();
    return new Environment(
        origin,
        url,
        url,
        own.referrerPolicy(),
        secure ? own.embedderPolicy() : EmbedderPolicy.UNSAFE_NONE,
        List.of(),
        List.of(),
        url,
        own.upgradeInsecureRequests(),
        own.blockAllMixedContent(),
        secure,
        space,
        false,
        false,
        false,
        false);
  }

  /** Of about:blank in a window that a page opened: that page's, at the top. */
  static Environment window(
      Environment maker, Url url, Url baseUrl, Origin origin, DocumentPolicies own) {
    return new Environment(
        origin,
        url,
        url,
        own.referrerPolicy(),
        maker.embedderPolicy(),
        List.of(),
        List.of(),
        baseUrl,
        maker.upgradeInsecureRequests(),
        maker.blockAllMixedContent(),
        maker.secureContext(),
        maker.addressSpace(),
        maker.localNetworkGranted(),
        false,
        false,
        false);
  }

  /**
   * Of a page in a frame.
   *
   * @param referrerUrl by which it is known as a referrer: of a srcdoc page that of the one around
   */
  static Environment framed(
      Environment around,
      Url url,
      Url referrerUrl,
      Origin origin,
      DocumentPolicies own,
      AddressSpace space,
      boolean credentialless) {
    return below(around, url, referrerUrl, origin, own, space, false, credentialless);
  }

  /** Of a worker: like a page in a frame, but known by its own URL. */
  static Environment worker(
      Environment owner, Url url, Origin origin, DocumentPolicies own, AddressSpace space) {
    return below(owner, url, url, origin, own, space, true, owner.credentiallessFrame());
  }

  private static Environment below(
      Environment above,
      Url url,
      Url referrerUrl,
      Origin origin,
      DocumentPolicies own,
      AddressSpace space,
      boolean worker,
      boolean credentialless) {
    return new Environment(
        origin,
        url,
        referrerUrl,
        own.referrerPolicy(),
        above.secureContext() ? own.embedderPolicy() : EmbedderPolicy.UNSAFE_NONE,
        before(above.origin(), above.ancestors()),
        before(above.url(), above.ancestorUrls()),
        above.topLevelUrl(),
        own.upgradeInsecureRequests() || above.upgradeInsecureRequests(),
        own.blockAllMixedContent() || above.blockAllMixedContent(),
        above.secureContext(),
        space,
        above.localNetworkGranted() && Trace.sameOrigin(origin, above.origin()),
        worker && above.storageAccess(),
        worker,
        credentialless || above.credentiallessFrame());
  }

  /** The same under changed policies, as a meta element changes them. */
  static Environment under(Environment old, DocumentPolicies policies) {
    return new Environment(
        old.origin(),
        old.url(),
        old.referrerUrl(),
        policies.referrerPolicy(),
        old.embedderPolicy(),
        old.ancestors(),
        old.ancestorUrls(),
        old.topLevelUrl(),
        old.upgradeInsecureRequests() || policies.upgradeInsecureRequests(),
        old.blockAllMixedContent() || policies.blockAllMixedContent(),
        old.secureContext(),
        old.addressSpace(),
        old.localNetworkGranted(),
        old.storageAccess(),
        old.worker(),
        old.credentiallessFrame());
  }

  static Environment withLocalNetwork(Environment old) {
    return granted(old, true, old.storageAccess());
  }

  static Environment withStorageAccess(Environment old) {
    return granted(old, old.localNetworkGranted(), true);
  }

  private static Environment granted(Environment old, boolean localNetwork, boolean storage) {
    return new Environment(
        old.origin(),
        old.url(),
        old.referrerUrl(),
        old.referrerPolicy(),
        old.embedderPolicy(),
        old.ancestors(),
        old.ancestorUrls(),
        old.topLevelUrl(),
        old.upgradeInsecureRequests(),
        old.blockAllMixedContent(),
        old.secureContext(),
        old.addressSpace(),
        localNetwork,
        storage,
        old.worker(),
        old.credentiallessFrame());
  }

  static <T> List<T> before(T first, List<T> rest) {
    var all = new ArrayList<T>(rest.size() + 1);
    all.add(first);
    all.addAll(rest);
    return all;
  }
}
