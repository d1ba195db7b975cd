package dev.cordon.policy;

import dev.cordon.web.Origin;

/**
 * A path to which named foreign origins may send a user with a form POST: an identity provider's
 * answer, the return from a payment.
 *
 * @param place where it stands in the policy
 * @param path the one canonical path
 * @param origins who may
 * @param allowsNull whether an opaque origin may too, by {@code dangerously-allow-null}
 */
public record ReceiveRule(String place, String path, OriginSet origins, boolean allowsNull) {

  /** Whether a form from this origin is awaited here. */
  public boolean accepts(Origin origin) {
    return origin.isOpaque() ? allowsNull : origins.contains(origin);
  }
}
