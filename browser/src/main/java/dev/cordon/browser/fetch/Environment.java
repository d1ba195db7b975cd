package dev.cordon.browser.fetch;

import dev.cordon.browser.http.AddressSpace;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request takes from the page or worker that makes it (HTML, environment settings object and
 * its policy container). Immutable; a page whose policies change makes another one.
 *
 * @param origin its origin; {@link Origin#OPAQUE} for sandboxed and data: documents
 * @param url its URL: the creation URL
 * @param referrerUrl the URL that it is known by as a referrer: that of the nearest ancestor that
 *     is not srcdoc (Referrer Policy, determine request's referrer, step 3)
 * @param referrerPolicy null for the default
 * @param ancestors the origins of the frames around it, nearest first, the top-level one last;
 *     empty for a top-level page. Of a worker: its owner's origin, and then the owner's ancestors
 * @param ancestorUrls their URLs, in the same order: mixed content is judged by all of them
 * @param topLevelUrl the URL of the top-level page, by which storage is partitioned
 * @param upgradeInsecureRequests whether upgrade-insecure-requests holds
 * @param blockAllMixedContent whether block-all-mixed-content holds
 * @param secureContext whether it is a secure context (HTML, secure contexts)
 * @param addressSpace where it was loaded from
 * @param localNetworkGranted whether the user let it reach local addresses
 * @param storageAccess whether it was given its unpartitioned cookies
 * @param worker whether it is a worker
 * @param credentiallessFrame whether it lives in an iframe with {@code credentialless}
 */
public record Environment(
    Origin origin,
    Url url,
    Url referrerUrl,
    @Nullable ReferrerPolicy referrerPolicy,
    EmbedderPolicy embedderPolicy,
    List<Origin> ancestors,
    List<Url> ancestorUrls,
    Url topLevelUrl,
    boolean upgradeInsecureRequests,
    boolean blockAllMixedContent,
    boolean secureContext,
    AddressSpace addressSpace,
    boolean localNetworkGranted,
    boolean storageAccess,
    boolean worker,
    boolean credentiallessFrame) {
  public Environment {
    ancestors = List.copyOf(ancestors);
    ancestorUrls = List.copyOf(ancestorUrls);
  }
}
