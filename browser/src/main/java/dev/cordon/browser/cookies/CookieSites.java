package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Host;
import dev.cordon.web.PublicSuffixList;
import dev.cordon.web.Site;
import dev.cordon.web.Url;
import java.util.HashMap;
import java.util.Map;

/**
 * The sites of URLs as cookies see them: WebSockets are of the sites of http, and whether the
 * scheme counts is up to the browser. Remembers the last hosts, since the public suffix list is
 * slow to ask. Not for use by several threads at once.
 */
public final class CookieSites {
  private static final int MOST_HOSTS = 1_024;

  private final boolean schemeful;
  private final Map<String, Sites> byHost = new HashMap<>();

  CookieSites(Profile profile) {
    schemeful = profile.follows(Rule.SAME_SITE_SCHEMEFUL);
  }

  /** The site of a URL; an opaque one if it has no host. */
  public Site of(Url url) {
    Host host = url.host();
    if (host == null) {
      return Site.of(url.origin());
    }
    return switch (url.scheme()) {
      case "https", "wss" -> sites(host).https();
      case "http", "ws" -> sites(host).http();
      default -> Site.of(url.origin());
    };
  }

  /** Whether cookies take two sites for one: by scheme and domain, or by domain alone. */
  public boolean same(Site one, Site other) {
    return one.equals(other)
        || (!schemeful
            && !one.registrableDomain().isEmpty()
            && one.registrableDomain().equals(other.registrableDomain()));
  }

  /** The registrable domain of a host, or the host where there is none. */
  String registrableDomain(Host host) {
    return sites(host).https().registrableDomain();
  }

  /** How many hosts are remembered. */
  int remembered() {
    return byHost.size();
  }

  private Sites sites(Host host) {
    Sites known = byHost.get(host.toString());
    if (known != null) {
      return known;
    }
    String text = host.toString();
    String registrable =
        host.kind() == Host.Kind.DOMAIN ? PublicSuffixList.bundled().registrableDomain(text) : null;
    String domain = registrable == null ? text : registrable;
    Sites sites = new Sites(new Site("http", domain), new Site("https", domain));
    if (byHost.size() == MOST_HOSTS) {
      byHost.clear();
    }
    byHost.put(text, sites);
    return sites;
  }

  private record Sites(Site http, Site https) {}
}
