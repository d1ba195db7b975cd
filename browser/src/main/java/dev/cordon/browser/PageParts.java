package dev.cordon.browser;

import dev.cordon.browser.fetch.DocumentPolicies;
import dev.cordon.browser.fetch.SandboxFlag;
import dev.cordon.web.Url;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page has beside its environment.
 *
 * @param baseUrl what relative URLs are relative to, and whose cookies it reads: its own URL, or
 *     that of the page that made it
 * @param policies its own
 * @param windowSandbox what its frame or window forbids it, whatever page is in it
 * @param around the page around its frame; null at the top
 * @param frame the frame that it is in; null at the top
 * @param referrer document.referrer
 * @param opener whether it has a window.opener
 */
record PageParts(
    Url baseUrl,
    DocumentPolicies policies,
    Set<SandboxFlag> windowSandbox,
    @Nullable Page around,
    @Nullable Frame frame,
    String referrer,
    boolean opener) {}
