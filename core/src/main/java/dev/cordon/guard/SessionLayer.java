package dev.cordon.guard;

import dev.cordon.guard.Step.Outcome;
import dev.cordon.policy.ForgedCookie;
import dev.cordon.policy.Mode;
import dev.cordon.policy.SessionRule;
import dev.cordon.session.Opened;
import dev.cordon.session.PredecessorNote;
import dev.cordon.session.SealContext;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import dev.cordon.web.CookiePair;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Layer 4: if a sealed session cookie is there, is it genuine, in date, not revoked? Cookies of one
 * name are judged one by one; those that fail never reach the application.
 */
final class SessionLayer {
  private final Case c;
  private final List<Carried> carried = new ArrayList<>();

  /** A cookie of a sealed name, and what opening it yielded. */
  private record Carried(CookiePair cookie, SessionRule rule, Opened opened) {}

  private SessionLayer(Case c) {
    this.c = c;
  }

  /** Opens the cookies of a request. */
  static SessionLayer open(Case c) {
    SessionLayer layer = new SessionLayer(c);
    for (CookiePair cookie : c.facts.cookies()) {
      SessionRule rule = sealedRule(c, cookie.name());
      if (rule != null) {
        SealContext context = SealContexts.of(c, rule);
        layer.carried.add(
            new Carried(cookie, rule, c.equipment.seal().open(cookie.value(), context, c.now)));
      }
    }
    return layer;
  }

  private static @Nullable SessionRule sealedRule(Case c, String cookie) {
    for (SessionRule rule : c.policy.sessions()) {
      if (rule.seal() && rule.cookie().equals(cookie)) {
        return rule;
      }
    }
    return null;
  }

  /** The sessions whose seals hold, which may have been revoked since. */
  List<SealedSession> genuine() {
    List<SealedSession> sessions = new ArrayList<>();
    for (Carried each : carried) {
      if (each.opened instanceof Opened.Genuine genuine) {
        sessions.add(genuine.session());
      }
    }
    return sessions;
  }

  /**
   * Judges the cookies, sets what the application will see of them, and says whether the request is
   * refused.
   */
  @Nullable Refusal judge(Set<SessionId> revoked) {
    List<GenuineSession> genuine = new ArrayList<>();
    List<SessionState.Unsealed> unsealed = new ArrayList<>();
    Set<SessionRule> cleared = new LinkedHashSet<>();
    List<CookiePair> survivors = new ArrayList<>();
    boolean changed = false;
    Refusal refusal = null;
    int next = 0;
    CordonCookies cordon = c.cordonCookies();
    Set<SessionRule> crowded = crowded(revoked);
    for (CookiePair cookie : c.facts.cookies()) {
      Carried each =
          next < carried.size() && carried.get(next).cookie == cookie ? carried.get(next++) : null;
      if (each == null) {
        boolean dropped =
            cordon.owns(cookie.name()) || SealedNames.couldBeReadFrom(cookie, c.policy.sessions());
        if (dropped && c.policy.mode() == Mode.ENFORCE) {
          changed = true;
        } else {
          survivors.add(cookie);
        }
      } else if (each.opened instanceof Opened.Genuine found
          && !revoked.contains(found.session().id())
          && !crowded.contains(each.rule)) {
        genuine.add(new GenuineSession(each.rule, found.session()));
        survivors.add(new CookiePair(cookie.name(), found.session().value()));
        changed = true;
      } else if (each.opened instanceof Opened.Unsealed && isRollOut(each.rule)) {
        unsealed.add(new SessionState.Unsealed(each.rule, cookie.value()));
        survivors.add(cookie);
      } else if (each.rule.mode() == Mode.REPORT) {
        c.stands(failure(each, revoked), Mode.REPORT);
        survivors.add(cookie);
      } else {
        changed = true;
        if (crowded.contains(each.rule) || !hasGenuine(each.rule, revoked)) {
          cleared.add(each.rule);
          Refusal failure = failure(each, revoked);
          if (refuses(each, failure)) {
            refusal = refusal == null ? failure : refusal;
          } else {
            c.step(
                Layer.SESSION,
                Outcome.PASSED,
                "the request goes on without a session cookie: " + failure.reason(),
                failure.reason().clause());
          }
        }
      }
    }
    if (changed) {
      c.requestHalf.cookies(survivors);
    }
    c.session = new SessionState(genuine, unsealed, cleared, preSession(), null);
    c.session = c.session.withPredecessor(predecessor());
    if (refusal == null && carried.isEmpty()) {
      c.skipped(Layer.SESSION, "no sealed session cookie is there");
    } else if (!genuine.isEmpty()) {
      c.passed(
          Layer.SESSION,
          "a sealed session is genuine, in date and not revoked",
          Reason.SESSION_FORGED);
    }
    return refusal;
  }

  /**
   * An unsafe request is refused before any other work, unless it is a login, which replaces the
   * session anyway.
   */
  private boolean refuses(Carried each, Refusal failure) {
    if (c.isUnsafe() && !c.policy.csrf().isLogin(c.facts.path())) {
      return true;
    }
    return failure.reason() == Reason.SESSION_FORGED && each.rule.forged() == ForgedCookie.REFUSE;
  }

  private boolean isRollOut(SessionRule rule) {
    return rule.acceptUnsealedUntil() != null && c.now.isBefore(rule.acceptUnsealedUntil());
  }

  /**
   * The rules of which more sessions are there than places where the application sets the cookie:
   * one of them was planted, genuine as it is in its owner's browser, and nobody can tell which
   * (W19).
   */
  private Set<SessionRule> crowded(Set<SessionId> revoked) {
    if (carried.size() < 2) {
      return Set.of();
    }
    Set<SessionRule> crowded = new LinkedHashSet<>();
    for (Carried each : carried) {
      SessionRule rule = each.rule;
      long sessions =
          carried.stream()
              .filter(other -> other.rule == rule && other.opened instanceof Opened.Genuine)
              .map(other -> ((Opened.Genuine) other.opened).session().id())
              .filter(id -> !revoked.contains(id))
              .distinct()
              .count();
      if (sessions > (long) rule.paths().size() * (1 + rule.domains().size())) {
        crowded.add(rule);
      }
    }
    return crowded;
  }

  private boolean hasGenuine(SessionRule rule, Set<SessionId> revoked) {
    return carried.stream()
        .anyMatch(
            each ->
                each.rule == rule
                    && each.opened instanceof Opened.Genuine found
                    && !revoked.contains(found.session().id()));
  }

  private static Refusal failure(Carried each, Set<SessionId> revoked) {
    if (each.opened instanceof Opened.Genuine found && revoked.contains(found.session().id())) {
      return new Refusal(Reason.SESSION_REVOKED, "This session was ended. Log in again.");
    }
    if (each.opened instanceof Opened.Expired || each.opened instanceof Opened.DeadKey) {
      return new Refusal(Reason.SESSION_EXPIRED, "This session has expired. Log in again.");
    }
    return new Refusal(
        Reason.SESSION_FORGED,
        "The session cookie was not issued here. Clear it and log in again.");
  }

  private @Nullable SealedSession preSession() {
    String name = c.cordonCookies().name(CordonCookies.PRE_SESSION);
    String value = c.onlyCookie(name);
    Opened opened =
        value == null
            ? null
            : c.equipment.seal().open(value, SealContexts.ofCordon(c, name), c.now);
    return opened instanceof Opened.Genuine genuine ? genuine.session() : null;
  }

  /** The note is bound to its successor, so that it cannot be planted beside another session. */
  private @Nullable PredecessorNote predecessor() {
    String name = c.cordonCookies().name(CordonCookies.PREDECESSOR);
    String value = c.onlyCookie(name);
    List<SealedSession> binding = c.session.binding();
    return value == null || binding.size() != 1
        ? null
        : c.equipment
            .tokens()
            .predecessors()
            .openOrNull(value, binding.get(0).id(), SealContexts.ofCordon(c, name), c.now);
  }
}
