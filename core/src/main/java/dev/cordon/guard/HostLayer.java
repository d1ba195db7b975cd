package dev.cordon.guard;

import dev.cordon.web.Authority;
import org.jspecify.annotations.Nullable;

/** Layer 2: is this name ours? Nothing else stops DNS rebinding (H01 in docs/threats.md). */
final class HostLayer {
  private static final Refusal MALFORMED =
      new Refusal(
          Reason.MALFORMED_AUTHORITY,
          "The request must name exactly one authority, in Host or :authority, as a host and an"
              + " optional port.");

  private static final Refusal NOT_OURS =
      new Refusal(
          Reason.HOST_NOT_OURS,
          "The Host of this request is not a name of this application. If it is one, list it in"
              + " app.origins or app.hosts.");

  private HostLayer() {}

  static @Nullable Refusal check(Case c) {
    Authority authority = c.facts.authority();
    if (authority == null) {
      return MALFORMED;
    }
    if (!c.policy.names(authority)) {
      return NOT_OURS;
    }
    c.passed(Layer.HOST, "the Host is a name of this application", Reason.HOST_NOT_OURS);
    return null;
  }
}
