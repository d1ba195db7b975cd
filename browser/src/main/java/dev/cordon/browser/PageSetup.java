package dev.cordon.browser;

import dev.cordon.browser.fetch.DocumentPolicies;
import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a page's server said of it, for a page that is there without having been asked for. */
public final class PageSetup {
  private record Meta(boolean pragma, String name, String content) {}

  private final Headers.Builder headers = Headers.builder();
  private final List<Meta> metas = new ArrayList<>();
  private @Nullable AddressSpace addressSpace;

  PageSetup() {}

  /** A header of its answer: Referrer-Policy, Content-Security-Policy and their like. */
  public PageSetup header(String name, String value) {
    headers.add(name, value);
    return this;
  }

  /** {@code <meta name content>}. */
  public PageSetup meta(String name, String content) {
    metas.add(new Meta(false, name, content));
    return this;
  }

  /** {@code <meta http-equiv content>}. */
  public PageSetup metaHttpEquiv(String name, String content) {
    metas.add(new Meta(true, name, content));
    return this;
  }

  /** Where it was loaded from, where that is not what its host's name says. */
  public PageSetup addressSpace(AddressSpace space) {
    addressSpace = space;
    return this;
  }

  Page page(Browser browser, Url url) {
    var profile = browser.profile();
    var policies = policies(profile);
    var sandbox = policies.sandbox();
    var origin = Sandboxing.origin(url.origin(), sandbox, profile);
    var space = addressSpace == null ? browser.network().addressSpace(url) : addressSpace;
    return new Page(
        browser,
        Environments.topLevel(url.withoutFragment(), origin, policies, space),
        new PageParts(url, policies, Set.of(), null, null, "", false));
  }

  private DocumentPolicies policies(Profile profile) {
    var policies = DocumentPolicies.of(headers.build(), profile);
    for (var meta : metas) {
      policies =
          meta.pragma
              ? policies.withMetaHttpEquiv(meta.name, meta.content, profile)
              : policies.withMeta(meta.name, meta.content);
    }
    return policies;
  }
}
