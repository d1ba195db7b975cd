package dev.cordon.session;

/**
 * What a CSRF token is good for: one session, in one epoch, at one audience.
 *
 * @param audience the origin that the request goes to, such as {@code https://bank.example}:
 *     visible ASCII, 1 to 255 characters, so that a token of http://bank.example is none of
 *     https://bank.example (CVE-2017-16653)
 * @param session the session, anonymous ones before login included
 * @param epoch the session's epoch
 */
public record TokenBinding(String audience, SessionId session, int epoch) {
  public TokenBinding {
    SealContext.visible("audience", audience);
  }

  /** The binding to this session at this audience. */
  public static TokenBinding of(String audience, SealedSession session) {
    return new TokenBinding(audience, session.id(), session.epoch());
  }
}
