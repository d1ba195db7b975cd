package dev.cordon.browser.fetch;

import dev.cordon.browser.http.AddressSpace;
import dev.cordon.web.Destination;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page or worker being described, for tests that ask as one. */
final class Settings {
  private final Url url;
  private Origin origin;
  private Url referrerUrl;
  private @Nullable ReferrerPolicy referrerPolicy;
  private EmbedderPolicy embedderPolicy = EmbedderPolicy.UNSAFE_NONE;
  private final List<Origin> ancestors = new ArrayList<>();
  private final List<Url> ancestorUrls = new ArrayList<>();
  private boolean upgradeInsecureRequests;
  private boolean blockAllMixedContent;
  private AddressSpace addressSpace = AddressSpace.PUBLIC;
  private boolean localNetworkGranted;
  private boolean storageAccess;
  private boolean worker;

  private Settings(Url url) {
    this.url = url;
    this.origin = url.origin();
    this.referrerUrl = url;
  }

  /** A top-level page of a URL. */
  static Settings page(String url) {
    return new Settings(Url.parse(url));
  }

  /** The same inside a page of another URL; call it for the nearest page first. */
  Settings inside(String url) {
    ancestorUrls.add(Url.parse(url));
    ancestors.add(Url.parse(url).origin());
    return this;
  }

  Settings opaque() {
    origin = Origin.OPAQUE;
    return this;
  }

  /** As script of an element's page: srcdoc and about:blank have that of the page around. */
  Settings withOrigin(Origin origin) {
    this.origin = origin;
    return this;
  }

  Settings knownAs(String url) {
    referrerUrl = Url.parse(url);
    return this;
  }

  Settings referrerPolicy(@Nullable ReferrerPolicy policy) {
    referrerPolicy = policy;
    return this;
  }

  Settings embedderPolicy(EmbedderPolicy policy) {
    embedderPolicy = policy;
    return this;
  }

  /** With what its policies say. */
  Settings policies(DocumentPolicies policies) {
    referrerPolicy = policies.referrerPolicy();
    embedderPolicy = policies.embedderPolicy();
    upgradeInsecureRequests |= policies.upgradeInsecureRequests();
    blockAllMixedContent |= policies.blockAllMixedContent();
    return this;
  }

  Settings upgrading() {
    upgradeInsecureRequests = true;
    return this;
  }

  Settings blockingAllMixedContent() {
    blockAllMixedContent = true;
    return this;
  }

  Settings at(AddressSpace space) {
    addressSpace = space;
    return this;
  }

  Settings localNetworkGranted() {
    localNetworkGranted = true;
    return this;
  }

  Settings storageAccess() {
    storageAccess = true;
    return this;
  }

  Settings worker() {
    worker = true;
    return this;
  }

  Environment build() {
    var secure =
        origin.isPotentiallyTrustworthy()
            && ancestors.stream().allMatch(Origin::isPotentiallyTrustworthy);
    return new Environment(
        origin,
        url,
        referrerUrl,
        referrerPolicy,
        embedderPolicy,
        ancestors,
        ancestorUrls,
        ancestorUrls.isEmpty() ? url : ancestorUrls.get(ancestorUrls.size() - 1),
        upgradeInsecureRequests,
        blockAllMixedContent,
        secure,
        addressSpace,
        localNetworkGranted,
        storageAccess,
        worker,
        false);
  }

  /** A request of mode cors with credentials same-origin, as {@code fetch(url)} makes it. */
  FetchRequest fetch(String target) {
    var request = new FetchRequest(build(), Url.parse(target));
    request.mode = Mode.CORS;
    return request;
  }

  /** A request of an element in mode no-cors, which takes credentials along. */
  FetchRequest element(Destination destination, String target) {
    var request = new FetchRequest(build(), Url.parse(target));
    request.destination = destination;
    request.credentials = Credentials.INCLUDE;
    return request;
  }

  /** A click on a link, in the window itself. */
  FetchRequest link(String target) {
    var request = element(Destination.DOCUMENT, target);
    request.mode = Mode.NAVIGATE;
    request.topLevelNavigation = true;
    return request;
  }

  /** The navigation of a frame in it. */
  FetchRequest frame(String target) {
    var request = element(Destination.IFRAME, target);
    request.mode = Mode.NAVIGATE;
    request.container = request.client;
    return request;
  }

  /** What the user types. */
  static FetchRequest typed(String target) {
    var request = new FetchRequest(null, Url.parse(target));
    request.mode = Mode.NAVIGATE;
    request.destination = Destination.DOCUMENT;
    request.credentials = Credentials.INCLUDE;
    request.topLevelNavigation = true;
    request.userActivation = true;
    return request;
  }
}
