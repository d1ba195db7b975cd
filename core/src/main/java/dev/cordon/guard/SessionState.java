package dev.cordon.guard;

import dev.cordon.policy.SessionRule;
import dev.cordon.session.PredecessorNote;
import dev.cordon.session.SealedSession;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What layer 4 made of the session cookies.
 *
 * @param genuine the sessions whose seals hold, in the order of the policy's rules and of the
 *     cookies
 * @param unsealed cookies from before the roll-out, which go on as they are and are sealed on the
 *     way back
 * @param cleared the rules whose cookies the client is told to forget
 * @param applicationId the id of the session that container or framework keeps, as it was when the
 *     request came
 * @param preSession the anonymous session of a client that has none yet
 * @param predecessor the session of before the login, while its grace lasts
 */
record SessionState(
    List<GenuineSession> genuine,
    List<Unsealed> unsealed,
    Set<SessionRule> cleared,
    @Nullable String applicationId,
    @Nullable SealedSession preSession,
    @Nullable PredecessorNote predecessor) {

  static final SessionState NONE =
      new SessionState(List.of(), List.of(), Set.of(), null, null, null);

  /** What there is to say of a request that carries nothing of layer 4's. */
  static SessionState without(@Nullable String applicationId) {
    return applicationId == null
        ? NONE
        : new SessionState(List.of(), List.of(), Set.of(), applicationId, null, null);
  }

  /**
   * A cookie from before the roll-out.
   *
   * @param rule its rule
   * @param value the application's value
   */
  record Unsealed(SessionRule rule, String value) {}

  SessionState withPredecessor(@Nullable PredecessorNote note) {
    return new SessionState(genuine, unsealed, cleared, applicationId, preSession, note);
  }

  /** The genuine session of a rule's cookie; null if there is none, or several that differ. */
  @Nullable SealedSession of(SessionRule rule) {
    SealedSession found = null;
    for (GenuineSession candidate : genuine) {
      if (candidate.rule() == rule) {
        if (found != null && !found.id().equals(candidate.session().id())) {
          return null;
        }
        found = candidate.session();
      }
    }
    return found;
  }

  /** The genuine sessions of the first rule that has any. */
  List<SealedSession> ofFirstRule() {
    SessionRule first = genuine.get(0).rule();
    return genuine.stream().filter(s -> s.rule() == first).map(GenuineSession::session).toList();
  }
}
