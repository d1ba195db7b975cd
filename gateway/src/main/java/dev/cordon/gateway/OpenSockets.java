package dev.cordon.gateway;

import dev.cordon.guard.GenuineSession;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The WebSockets that are open, by the sessions they were opened with: a socket does not outlive
 * its session. Ordinary requests of the session keep it from idling out, for its sockets too.
 */
final class OpenSockets {
  private final Set<WebSocketRelay> all = ConcurrentHashMap.newKeySet();
  private final Map<SessionId, Set<WebSocketRelay>> bySession = new ConcurrentHashMap<>();

  int count() {
    return all.size();
  }

  void opened(WebSocketRelay relay, List<GenuineSession> sessions) {
    all.add(relay);
    for (GenuineSession genuine : sessions) {
      bySession.compute(
          genuine.session().id(),
          (id, relays) -> {
            Set<WebSocketRelay> set = relays == null ? ConcurrentHashMap.newKeySet() : relays;
            set.add(relay);
            return set;
          });
    }
  }

  void closed(WebSocketRelay relay, List<GenuineSession> sessions) {
    all.remove(relay);
    for (GenuineSession genuine : sessions) {
      bySession.computeIfPresent(
          genuine.session().id(),
          (id, relays) -> {
            relays.remove(relay);
            return relays.isEmpty() ? null : relays;
          });
    }
  }

  /** A request showed these sessions to be alive. */
  void seen(List<GenuineSession> sessions) {
    if (all.isEmpty()) {
      return;
    }
    for (GenuineSession genuine : sessions) {
      SealedSession session = genuine.session();
      Instant idleUntil = session.idleUntil();
      if (idleUntil != null) {
        relaysOf(session.id()).forEach(relay -> relay.sessionAliveUntil(session.id(), idleUntil));
      }
    }
  }

  /** The session is over. */
  void end(SessionId session) {
    relaysOf(session).forEach(relay -> relay.close(CloseReason.SESSION_ENDED));
  }

  /** The gateway is on its way out. */
  void endAll() {
    all.forEach(relay -> relay.close(CloseReason.GOING_AWAY));
  }

  /** Ends those whose session does not count any more, after a revocation that named no session. */
  void endIf(java.util.function.Predicate<SealedSession> isRevoked) {
    for (WebSocketRelay relay : all) {
      if (relay.sessions().stream().anyMatch(s -> isRevoked.test(s.session()))) {
        relay.close(CloseReason.SESSION_ENDED);
      }
    }
  }

  private Collection<WebSocketRelay> relaysOf(SessionId session) {
    return bySession.getOrDefault(session, Set.of());
  }
}
