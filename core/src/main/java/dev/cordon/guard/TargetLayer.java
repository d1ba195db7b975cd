package dev.cordon.guard;

import dev.cordon.policy.TargetQuirk;
import dev.cordon.web.Authority;
import dev.cordon.web.HttpToken;
import org.jspecify.annotations.Nullable;

/**
 * Layer 1: is the request line unambiguous? It enforces in report mode too, since nothing can be
 * judged without it.
 */
final class TargetLayer {
  private static final Refusal METHOD =
      new Refusal(
          Reason.METHOD_REFUSED,
          "This method is not served here: TRACE echoes credentials and CONNECT opens tunnels.");

  private TargetLayer() {}

  static @Nullable Refusal check(Case c) {
    Facts facts = c.facts;
    if (facts.method.equals("TRACE")
        || (facts.method.equals("CONNECT") && facts.kind != Facts.Kind.HANDSHAKE)) {
      return METHOD;
    }
    if (!HttpToken.isToken(facts.method)) {
      return ambiguous("the method is not a token", null);
    }
    if (facts.reading instanceof TargetReading.Ambiguous ambiguous) {
      return ambiguous(ambiguous.problem(), ambiguous.quirk());
    }
    if (facts.cookiesTooLong()) {
      return ambiguous("the Cookie header is too long to be read whole", null);
    }
    String absolute = facts.target().authority();
    if (absolute != null
        && !c.policy.quirks().contains(TargetQuirk.FOREIGN_ABSOLUTE_FORM)
        && !agrees(Authority.parseOrNull(absolute), facts.authority())) {
      return ambiguous(
          "the absolute-form target and the Host name different authorities",
          TargetQuirk.FOREIGN_ABSOLUTE_FORM);
    }
    c.passed(Layer.TARGET, "the request line can be read in one way only", Reason.AMBIGUOUS_TARGET);
    return null;
  }

  private static boolean agrees(@Nullable Authority target, @Nullable Authority host) {
    return target != null && target.equals(host);
  }

  private static Refusal ambiguous(String problem, @Nullable TargetQuirk quirk) {
    String way =
        quirk == null
            ? ""
            : " If the application needs it, the policy allows it by target." + quirk.key() + ".";
    return new Refusal(
        Reason.AMBIGUOUS_TARGET,
        "The request line can be read in more than one way: " + problem + "." + way);
  }
}
