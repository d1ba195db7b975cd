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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Layer 4: if a sealed session cookie is there, is it genuine, in date, not revoked? Cookies of one
 * name are judged one by one; those that fail never reach the application.
 */
final class SessionLayer {
  private static final Refusal REVOKED =
      new Refusal(Reason.SESSION_REVOKED, "This session was ended. Log in again.");

  private static final Refusal EXPIRED =
      new Refusal(Reason.SESSION_EXPIRED, "This session has expired. Log in again.");

  private static final Refusal FORGED =
      new Refusal(
          Reason.SESSION_FORGED,
          "The session cookie was not issued here. Clear it and log in again.");

  private final Case c;
  private final List<Carried> carried = new ArrayList<>();

  /** A cookie of a sealed name, and what opening it yielded. */
  private record Carried(CookiePair cookie, SessionRule rule, Opened opened) {}

  private SessionLayer(Case c) {
    this.c = c;
  }

  /**
   * Whether a request could carry a cookie that layer 4 has to look at: one look that reads none of
   * them, since most policies that seal nothing see only cookies of others.
   */
  static boolean concerns(Case c) {
    if (!c.facts.hasCookies()) {
      return false;
    }
    for (SessionRule rule : c.policy.sessions()) {
      if (rule.seal()) {
        return true;
      }
    }
    return c.facts.cookiesHold(CordonCookies.STEM);
  }

  /** Opens the cookies of a request. */
  static SessionLayer open(Case c) {
    SessionLayer layer = new SessionLayer(c);
    for (CookiePair cookie : c.facts.cookies()) {
      SessionRule rule = sealedRule(c, cookie.name());
      if (rule != null) {
        SealContext context = SealContexts.of(c, rule);
        layer.carried.add(
            new Carried(cookie, rule, c.equipment.seal().open(cookie.value(), context, c.now())));
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
    Outcomes outcomes = new Outcomes(revoked);
    CordonCookies cordon = c.cordonCookies();
    int next = 0;
    for (CookiePair cookie : c.facts.cookies()) {
      if (next < carried.size() && carried.get(next).cookie == cookie) {
        outcomes.judge(carried.get(next++));
      } else if (c.policy.mode() == Mode.ENFORCE
          && (cordon.owns(cookie.name())
              || SealedNames.couldBeReadFrom(cookie, c.policy.sessions()))) {
        outcomes.changed = true;
      } else {
        outcomes.survivors.add(cookie);
      }
    }
    List<GenuineSession> genuine = outcomes.genuine();
    if (outcomes.changed) {
      c.requestHalf().cookies(outcomes.survivors);
    }
    c.session =
        new SessionState(
            genuine,
            outcomes.unsealed,
            outcomes.cleared,
            c.facts.applicationSession.id(),
            preSession(),
            null);
    c.session = c.session.withPredecessor(predecessor());
    if (outcomes.refusal == null && carried.isEmpty()) {
      c.skipped(Layer.SESSION, "no sealed session cookie is there");
    } else if (!genuine.isEmpty()) {
      c.passed(
          Layer.SESSION,
          "a sealed session is genuine, in date and not revoked",
          Reason.SESSION_FORGED);
    }
    return outcomes.refusal;
  }

  /** What becomes of the sealed cookies of a request, gathered one by one. */
  private final class Outcomes {
    private final Set<SessionId> revoked;

    /** The live sessions of each rule. */
    private final IdentityHashMap<SessionRule, Set<SessionId>> live = new IdentityHashMap<>(2);

    private final List<GenuineSession> genuine = new ArrayList<>();
    private final List<SessionState.Unsealed> unsealed = new ArrayList<>();
    private final Set<SessionRule> cleared = new LinkedHashSet<>();
    private final List<CookiePair> survivors = new ArrayList<>();
    private boolean changed;
    private @Nullable Refusal refusal;

    Outcomes(Set<SessionId> revoked) {
      this.revoked = revoked;
      for (Carried each : carried) {
        SealedSession session = live(each);
        if (session != null) {
          live.computeIfAbsent(each.rule, rule -> new HashSet<>(2)).add(session.id());
        }
      }
    }

    void judge(Carried each) {
      SealedSession session = live(each);
      boolean report = each.rule.mode() == Mode.REPORT;
      boolean sound = isSound(each.rule);
      if (session != null && (sound || report)) {
        genuine.add(new GenuineSession(each.rule, session));
        survivors.add(new CookiePair(each.cookie.name(), session.value()));
        changed = true;
        if (!sound) {
          c.stands(failure(each, revoked), Mode.REPORT);
        }
      } else if (!sound && isRollOut(each)) {
        unsealed.add(new SessionState.Unsealed(each.rule, each.cookie.value()));
        survivors.add(each.cookie);
      } else if (report) {
        c.stands(failure(each, revoked), Mode.REPORT);
        survivors.add(each.cookie);
      } else {
        changed = true;
        fail(each, sound);
      }
    }

    /**
     * An unsafe request is refused before any other work, unless it is a login, which replaces the
     * session anyway. Beside a live session a failed cookie is dropped without further ado, so that
     * nobody can lock a user out by planting one (W20), unless the rule is strict.
     */
    private void fail(Carried each, boolean besideALiveOne) {
      Refusal failure = failure(each, revoked);
      boolean strict =
          failure.reason() == Reason.SESSION_FORGED && each.rule.forged() == ForgedCookie.REFUSE;
      if (besideALiveOne && !strict) {
        return;
      }
      cleared.add(each.rule);
      if (strict || (c.isUnsafe() && !c.policy.csrf().isLogin(c.facts.path()))) {
        refusal = refusal == null ? failure : refusal;
      } else if (c.isExplained()) {
        c.step(
            Layer.SESSION,
            Outcome.PASSED,
            "the request goes on without a session cookie: " + failure.reason(),
            failure.reason().clause());
      }
    }

    /** The session of a seal that holds, in date and not revoked; null for any other cookie. */
    private @Nullable SealedSession live(Carried each) {
      return each.opened instanceof Opened.Genuine found && !revoked.contains(found.session().id())
          ? found.session()
          : null;
    }

    /**
     * Whether the rule has a live session, and no more than places where the application sets the
     * cookie. Else one of them was planted, genuine as it is in its owner's browser, and nobody can
     * tell which (W19).
     */
    private boolean isSound(SessionRule rule) {
      Set<SessionId> sessions = live.get(rule);
      return sessions != null
          && sessions.size() <= (long) rule.paths().size() * (1 + rule.domains().size());
    }

    private boolean isRollOut(Carried each) {
      Instant until = each.rule.acceptUnsealedUntil();
      return each.opened instanceof Opened.Unsealed
          && until != null
          && c.now().isBefore(until)
          && SealableValue.isOne(each.cookie.value());
    }

    /** In the policy's order: that of the cookies is the choice of whoever planted one of them. */
    List<GenuineSession> genuine() {
      if (genuine.size() > 1) {
        List<SessionRule> order = c.policy.sessions();
        genuine.sort(Comparator.comparingInt(session -> order.indexOf(session.rule())));
      }
      return genuine;
    }
  }

  private static Refusal failure(Carried each, Set<SessionId> revoked) {
    if (each.opened instanceof Opened.Genuine found && revoked.contains(found.session().id())) {
      return REVOKED;
    }
    if (each.opened instanceof Opened.Expired || each.opened instanceof Opened.DeadKey) {
      return EXPIRED;
    }
    return FORGED;
  }

  private @Nullable SealedSession preSession() {
    String name = c.cordonCookies().name(CordonCookies.PRE_SESSION);
    String value = c.onlyCookie(name);
    Opened opened =
        value == null
            ? null
            : c.equipment.seal().open(value, SealContexts.ofCordon(c, name), c.now());
    return opened instanceof Opened.Genuine genuine ? genuine.session() : null;
  }

  /** The note is bound to its successor, so that it cannot be planted beside another session. */
  private @Nullable PredecessorNote predecessor() {
    String name = c.cordonCookies().name(CordonCookies.PREDECESSOR);
    String value = c.onlyCookie(name);
    List<SealedSession> binding = c.binding();
    return value == null || binding.size() != 1
        ? null
        : c.equipment
            .tokens()
            .predecessors()
            .openOrNull(value, binding.get(0).id(), SealContexts.ofCordon(c, name), c.now());
  }
}
