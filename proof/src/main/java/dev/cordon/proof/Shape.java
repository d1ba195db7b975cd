package dev.cordon.proof;

import dev.cordon.proof.move.Target;
import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * What a browser can tell of a stranger and a target: whatever it does for one page it does for
 * every page of the same shape, but for the names in Origin and Referer.
 *
 * @param kind how the stranger gets there
 * @param scheme the scheme of its page
 * @param targetScheme that of the target
 * @param sameSite whether they are of one site, schemes aside
 * @param trustworthy whether the page's origin is potentially trustworthy
 * @param targetTrustworthy whether the target's is
 * @param loopback whether the page is of the user's own machine
 */
record Shape(
    Stranger.Kind kind,
    String scheme,
    String targetScheme,
    boolean sameSite,
    boolean trustworthy,
    boolean targetTrustworthy,
    boolean loopback) {

  static Shape of(Stranger stranger, Target target) {
    var to = Origin.parse(target.origin());
    var from = pageOf(stranger, to);
    return new Shape(
        stranger.kind(),
        from.scheme(),
        to.scheme(),
        sameSite(from, to),
        from.isPotentiallyTrustworthy(),
        to.isPotentiallyTrustworthy(),
        from.host().isLoopback());
  }

  /** Where the stranger's page stands. */
  static Origin pageOf(Stranger stranger, @Nullable Origin otherwise) {
    var origin = stranger.origin() == null ? otherwise : stranger.origin();
    if (origin == null) {
      throw new IllegalArgumentException(stranger + " has no page");
    }
    return origin;
  }

  private static boolean sameSite(Origin one, Origin other) {
    return Site.of(one).registrableDomain().equals(Site.of(other).registrableDomain());
  }
}
