package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Destination;
import dev.cordon.web.Host;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/** What turns http into https before anything is sent (Fetch, main fetch, steps 4 and 5). */
final class Upgrades {
  private Upgrades() {}

  /** Upgrades a request's current URL if it is due; says so, or null. */
  static @Nullable Step upgrade(FetchRequest request, Profile profile) {
    var url = request.url();
    var client = request.client;
    if (client == null || url.isPotentiallyTrustworthy() || secureScheme(url) == null) {
      return null;
    }
    if (client.upgradeInsecureRequests()
        && profile.follows(Rule.UPGRADE_INSECURE_REQUESTS)
        && (profile.follows(Rule.UPGRADE_WORKERS) || !isOfWorker(request, client))
        && isUpgradedByPolicy(request, client)) {
      if (request.mode == Mode.NAVIGATE
          && !request.formSubmission
          && profile.follows(Rule.REFERRER_BEFORE_UPGRADE)) {
        Referrers.value(request, profile); // What this URL is not told, the upgraded one is not.
      }
      return upgrade(request, Rule.UPGRADE_INSECURE_REQUESTS, "upgrade-insecure-requests");
    }
    if (profile.follows(Rule.MIXED_CONTENT_UPGRADE)
        && isUpgradeableMixedContent(request, client, profile)) {
      if (isMedia(request)
          && !request.headers.has("Range")
          && profile.follows(Rule.REFERRER_BEFORE_MEDIA_UPGRADE)) {
        Referrers.value(request, profile);
      }
      return upgrade(request, Rule.MIXED_CONTENT_UPGRADE, "images and media of a secure page");
    }
    return null;
  }

  private static Step upgrade(FetchRequest request, Rule rule, String why) {
    var upgraded = secured(request.url());
    request.urls.set(request.urls.size() - 1, upgraded);
    return new Step(rule, 0, "Asked over " + upgraded.scheme() + " instead: " + why + ".");
  }

  /** This URL over TLS, as {@code https} or {@code wss}; itself where it is of another scheme. */
  static Url secured(Url url) {
    var scheme = secureScheme(url);
    return scheme == null ? url : url.withScheme(scheme);
  }

  private static @Nullable String secureScheme(Url url) {
    return switch (url.scheme()) {
      case "http" -> "https";
      case "ws" -> "wss";
      default -> null;
    };
  }

  private static boolean isOfWorker(FetchRequest request, Environment client) {
    return client.worker()
        || request.destination == Destination.WORKER
        || request.destination == Destination.SHAREDWORKER;
  }

  /** Upgrade Insecure Requests, section 4.1, step 2: which navigations are upgraded. */
  private static boolean isUpgradedByPolicy(FetchRequest request, Environment client) {
    return request.mode != Mode.NAVIGATE
        || request.formSubmission
        || !request.topLevelNavigation
        || isOfOwnHost(request.url(), client);
  }

  /** Whether a URL is of the page's own host, and of its port or both of the default one. */
  private static boolean isOfOwnHost(Url url, Environment client) {
    Origin own = client.origin().isOpaque() ? client.url().origin() : client.origin();
    if (own.isOpaque() || url.host() == null || !own.host().equals(url.host())) {
      return false;
    }
    var standard = url.port() == 80 && (own.port() == 443 || own.port() == 80);
    return standard || own.port() == url.port();
  }

  /** Mixed Content, section 4.1. */
  private static boolean isUpgradeableMixedContent(
      FetchRequest request, Environment client, Profile profile) {
    return isImageOrMedia(request)
        && (request.mode != Mode.CORS || profile.follows(Rule.MIXED_CONTENT_UPGRADE_CORS))
        && (!isAddress(request.url()) || profile.follows(Rule.MIXED_CONTENT_UPGRADE_ADDRESS))
        && MixedContent.isProhibited(client, profile)
        && !(client.blockAllMixedContent() && profile.follows(Rule.BLOCK_ALL_MIXED_CONTENT));
  }

  static boolean isImageOrMedia(FetchRequest request) {
    return switch (request.destination) {
      case AUDIO, VIDEO -> true;
      case IMAGE -> !request.imageSet;
      default -> false;
    };
  }

  private static boolean isMedia(FetchRequest request) {
    return request.destination == Destination.AUDIO || request.destination == Destination.VIDEO;
  }

  private static boolean isAddress(Url url) {
    var host = url.host();
    return host == null || host.kind() != Host.Kind.DOMAIN;
  }

  /** {@code Upgrade-Insecure-Requests: 1} of a navigation (section 3.2.1). */
  static void appendPreference(Headers.Builder headers, FetchRequest request, Profile profile) {
    if (request.mode == Mode.NAVIGATE
        && request.destination != Destination.EMPTY
        && profile.follows(Rule.UPGRADE_PREFERENCE)
        && (beginsInsecurely(request) || profile.follows(Rule.UPGRADE_PREFERENCE_SECURE))
        && (!request.isOfPlugin() || profile.follows(Rule.UPGRADE_PREFERENCE_PLUGINS))) {
      headers.add("Upgrade-Insecure-Requests", "1");
    }
  }

  private static boolean beginsInsecurely(FetchRequest request) {
    return request.redirects == 0 && request.url().scheme().equals("http");
  }
}
