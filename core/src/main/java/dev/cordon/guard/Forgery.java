package dev.cordon.guard;

import dev.cordon.guard.Proof.Proven;
import dev.cordon.guard.Proof.Refuted;
import dev.cordon.guard.Proof.Unproven;
import dev.cordon.policy.ReceiveRule;
import dev.cordon.web.FetchSite;
import dev.cordon.web.Origin;
import dev.cordon.web.RequestMode;
import org.jspecify.annotations.Nullable;

/**
 * Layer 5: may a page of that origin cause this effect? Judged by who sent the request, never by
 * its Content-Type: a browser sends JSON without one, and without a preflight (W02 to W04 in
 * docs/threats.md).
 */
final class Forgery {
  private static final Refusal CROSS_SITE_WRITE =
      new Refusal(
          Reason.CROSS_SITE_WRITE,
          "A page of another origin may not cause this. If it should, name its origin and the"
              + " method in a cors rule of this path, or in csrf.receive for a form posted from"
              + " there.");

  private static final Refusal CONTRADICTION =
      new Refusal(
          Reason.CONTRADICTORY_EVIDENCE,
          "Sec-Fetch-Site and Origin contradict each other, or one of them is repeated or unknown."
              + " A proxy in front must pass both on unchanged.");

  private static final Refusal HANDSHAKE =
      new Refusal(
          Reason.CROSS_SITE_HANDSHAKE,
          "A page of another origin may not open this socket. If it should, name its origin in"
              + " websocket.origins.");

  private Forgery() {}

  /** The table of the two signals, row by row. */
  static Proof judge(Case c) {
    Facts facts = c.facts;
    if (facts.repeatsSignal()) {
      return new Refuted(CONTRADICTION);
    }
    boolean absent = !facts.hasOrigin();
    boolean own = isOwn(c);
    return switch (facts.site) {
      // A null Origin beside same-origin is the application's own page under no-referrer.
      case SAME_ORIGIN ->
          absent || own || isNull(facts.origin)
              ? new Proven(Reason.OWN)
              : new Refuted(CONTRADICTION);
      case SAME_SITE, CROSS_SITE -> fromElsewhere(c, own);
      case NONE -> absent || own ? new Proven(Reason.USER) : new Refuted(CONTRADICTION);
      case ABSENT -> withoutMetadata(c, absent, own);
      case OTHER -> new Refuted(CONTRADICTION);
    };
  }

  private static Proof fromElsewhere(Case c, boolean own) {
    if (own && c.policy.mutual()) {
      return new Proven(Reason.OWN);
    }
    if (c.isGranted()) {
      return new Proven(Reason.GRANTED);
    }
    return isReceived(c) ? new Proven(Reason.RECEIVED) : new Refuted(CROSS_SITE_WRITE);
  }

  private static Proof withoutMetadata(Case c, boolean absent, boolean own) {
    if (absent) {
      return new Unproven();
    }
    if (own) {
      return new Proven(Reason.OWN);
    }
    return c.isGranted() ? new Proven(Reason.GRANTED) : new Refuted(CROSS_SITE_WRITE);
  }

  /**
   * An identity provider's form_post, a payment's return: a form posted by a navigation from a
   * listed origin.
   */
  private static boolean isReceived(Case c) {
    ReceiveRule rule = c.policy.csrf().receive(c.facts.path());
    return rule != null
        && c.facts.mode == RequestMode.NAVIGATE
        && c.facts.method.equals("POST")
        && c.facts.override.inQuery().isEmpty()
        && c.facts.origin != null
        && rule.accepts(c.facts.origin);
  }

  /**
   * A WebSocket handshake (RFC 6455, section 10.2). CORS rules mean nothing here: a browser lets
   * any page open a socket and read it. Chromium sends no fetch metadata with it, so that Origin is
   * what can tell (S01 in docs/threats.md).
   */
  static Proof judgeHandshake(Case c) {
    Facts facts = c.facts;
    FetchSite site = facts.site;
    if (facts.repeatsSignal() || site == FetchSite.OTHER) {
      return new Refuted(CONTRADICTION);
    }
    boolean own = isOwn(c);
    if (!facts.hasOrigin()) {
      return c.hasAmbientCredential() ? new Refuted(HANDSHAKE) : new Proven(Reason.NO_CREDENTIAL);
    }
    // An application that does not know the socket would run the GET, and its effect with it.
    boolean listed =
        facts.origin != null
            && !c.isWriteByPathOrOverride()
            && c.policy.websocketOrigins().contains(facts.origin);
    boolean elsewhere = site == FetchSite.SAME_SITE || site == FetchSite.CROSS_SITE;
    if (own && (!elsewhere || c.policy.mutual())) {
      return new Proven(Reason.OWN);
    }
    if (listed && (elsewhere || site == FetchSite.ABSENT)) {
      return new Proven(Reason.GRANTED);
    }
    return new Refuted(own || listed ? CONTRADICTION : HANDSHAKE);
  }

  private static boolean isOwn(Case c) {
    return c.facts.origin != null && !c.facts.origin.isOpaque() && c.own().contains(c.facts.origin);
  }

  private static boolean isNull(@Nullable Origin origin) {
    return origin != null && origin.isOpaque();
  }
}
