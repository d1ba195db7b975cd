package dev.cordon.guard;

import dev.cordon.policy.Embed;
import dev.cordon.web.Destination;
import dev.cordon.web.FetchSite;
import dev.cordon.web.Origin;
import dev.cordon.web.RequestMode;
import dev.cordon.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * Layer 6: may another site embed or load this? For safe requests only; an unsafe one was layer 5's
 * (R20, R21 in docs/threats.md).
 */
final class IsolationLayer {
  private static final Refusal FRAME =
      new Refusal(
          Reason.CROSS_SITE_FRAME,
          "Another site may not frame this. The isolation rule of this path says who may, in"
              + " embed.");

  private static final Refusal LOAD =
      new Refusal(
          Reason.CROSS_SITE_LOAD,
          "Another site may not load this. The isolation rule of this path says who may, in"
              + " embed.");

  private IsolationLayer() {}

  static @Nullable Refusal check(Case c) {
    Facts facts = c.facts;
    if (facts.site == FetchSite.ABSENT) {
      // A GET carries an Origin in mode cors alone, so that a grant speaks for itself also over
      // plain http, where there is no metadata.
      if (facts.mode == RequestMode.ABSENT && c.isGranted()) {
        c.passReason = Reason.GRANTED;
        return null;
      }
      // Otherwise only the Referer can tell; without it CORP and frame-ancestors still stand.
      return !c.facts.hasReferer() || isOwn(c, c.facts.refererOrigin()) ? null : decide(c);
    }
    if (facts.site == FetchSite.SAME_ORIGIN || facts.site == FetchSite.NONE) {
      return null;
    }
    if (facts.mode == RequestMode.NAVIGATE && facts.destination == Destination.DOCUMENT) {
      return null;
    }
    if (facts.mode == RequestMode.CORS && c.isGranted()) {
      c.passReason = Reason.GRANTED;
      return null;
    }
    return decide(c);
  }

  private static @Nullable Refusal decide(Case c) {
    Embed embed = c.isolation().embed();
    boolean passes;
    if (embed instanceof Embed.Any) {
      passes = true;
    } else if (embed instanceof Embed.SameSite) {
      passes = isSameSite(c);
    } else if (embed instanceof Embed.Listed listed) {
      Origin referer = c.facts.refererOrigin();
      passes = referer != null && listed.origins().contains(referer);
    } else {
      passes = false;
    }
    if (passes) {
      return null;
    }
    return c.facts.destination.isFrame() ? FRAME : LOAD;
  }

  private static boolean isSameSite(Case c) {
    if (c.facts.site != FetchSite.ABSENT) {
      return c.facts.site == FetchSite.SAME_SITE;
    }
    Origin referer = c.facts.refererOrigin();
    return referer != null
        && !referer.isOpaque()
        && c.own().stream().anyMatch(own -> Site.of(own).equals(Site.of(referer)));
  }

  private static boolean isOwn(Case c, @Nullable Origin origin) {
    return origin != null && c.own().contains(origin);
  }
}
