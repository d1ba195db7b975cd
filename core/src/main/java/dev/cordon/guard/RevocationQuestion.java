package dev.cordon.guard;

import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Which of these sessions have been revoked? */
public final class RevocationQuestion implements Question {
  private final List<SealedSession> sessions;
  private final Function<Set<SessionId>, Judgement> next;

  RevocationQuestion(List<SealedSession> sessions, Function<Set<SessionId>, Judgement> next) {
    this.sessions = sessions;
    this.next = next;
  }

  /** The genuine sessions of the request, at least one. */
  public List<SealedSession> sessions() {
    return sessions;
  }

  /** Goes on, with the ids of those that are revoked. */
  public Judgement resume(Set<SessionId> revoked) {
    return next.apply(revoked);
  }
}
