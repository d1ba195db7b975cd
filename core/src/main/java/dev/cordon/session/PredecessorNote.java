package dev.cordon.session;

import java.time.Instant;

/**
 * A note that a session was another one before the last login, so that pages opened then can still
 * send their form for a short grace.
 *
 * @param session the id from before
 * @param epoch the epoch from before
 * @param until when the grace ends
 */
public record PredecessorNote(SessionId session, int epoch, Instant until) {
  /** The note that this session leaves behind. */
  public static PredecessorNote of(SealedSession session, Instant until) {
    return new PredecessorNote(session.id(), session.epoch(), until);
  }
}
