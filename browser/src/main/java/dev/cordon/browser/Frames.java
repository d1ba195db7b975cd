package dev.cordon.browser;

import dev.cordon.browser.fetch.DocumentPolicies;
import dev.cordon.browser.fetch.SandboxFlag;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages for which no server is asked: about:blank, srcdoc and data: (HTML, determining the origin,
 * and policy container inheritance).
 *
 * <table>
 *   <caption>What they have of the page that made them</caption>
 *   <tr><th>page</th><th>origin</th><th>policies</th><th>as a referrer</th></tr>
 *   <tr><td>about:blank</td><td>its maker's</td><td>its maker's</td><td>none</td></tr>
 *   <tr><td>srcdoc</td><td>its maker's</td><td>its maker's</td><td>its maker</td></tr>
 *   <tr><td>data:</td><td>opaque</td><td>its maker's</td><td>none</td></tr>
 * </table>
 */
final class Frames {
  static final Url BLANK = Url.parse("about:blank");
  static final Url SRCDOC = Url.parse("about:srcdoc");
  static final Url DATA = Url.parse("data:text/html,");

  private Frames() {}

  /** A page in a frame that its maker put there. */
  static Page in(Page around, Url url, Frame frame) {
    var sandbox = Sandboxing.union(around.sandbox(), frame.sandbox);
    return local(around, around, frame, url, sandbox, false);
  }

  /** A page of a local URL, in a frame of {@code around} or in a window of its own. */
  static Page local(
      Page maker,
      @Nullable Page around,
      @Nullable Frame frame,
      Url url,
      Set<SandboxFlag> windowSandbox,
      boolean opener) {
    var profile = maker.browser.profile();
    var policies = maker.parts.policies().inheritedBy(DocumentPolicies.NONE);
    var opaque = url.scheme().equals("data") && profile.follows(Rule.OPAQUE_ORIGIN);
    var own = opaque ? Origin.OPAQUE : maker.origin();
    var sandbox = Sandboxing.union(windowSandbox, policies.sandbox());
    var origin = Sandboxing.origin(own, sandbox, profile);
    var of = maker.environment();
    var environment =
        around == null || frame == null
            ? Environments.window(of, url, maker.parts.baseUrl(), origin, policies)
            : Environments.framed(
                around.environment(),
                url,
                url.equals(SRCDOC) ? of.referrerUrl() : url,
                origin,
                policies,
                of.addressSpace(),
                frame.isCredentialless(profile));
    return new Page(
        maker.browser,
        environment,
        new PageParts(
            maker.parts.baseUrl(),
            policies,
            windowSandbox,
            around,
            frame,
            opaque ? "" : of.referrerUrl().toString(),
            opener));
  }
}
