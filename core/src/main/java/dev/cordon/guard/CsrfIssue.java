package dev.cordon.guard;

import dev.cordon.policy.CsrfRules;
import dev.cordon.policy.Mode;
import dev.cordon.policy.TokenUse;
import dev.cordon.session.CsrfTokens;
import dev.cordon.session.IssuedToken;
import dev.cordon.session.PredecessorNote;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import dev.cordon.session.TokenBinding;
import dev.cordon.session.TokenStoreFullException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSRF token on its way to a page: in a script-readable cookie, issued together with the session
 * it is bound to, on an answer that nobody stores. A client without a session gets an anonymous one
 * first, so that a login form too can be told from a forged one (W28 in docs/threats.md).
 */
final class CsrfIssue {
  private final List<String> cookies;

  private CsrfIssue(List<String> cookies) {
    this.cookies = cookies;
  }

  /** Adds the cookies to an answer's and says whether there were any. */
  boolean write(List<String> lines) {
    return lines.addAll(cookies);
  }

  /** Prepares what a passing request's answer, and the application's template, need of a token. */
  static void prepare(Case c) {
    if (!isActive(c)) {
      return;
    }
    CsrfRules csrf = c.policy.csrf();
    String path = c.facts.path();
    String handover = csrf.isHandover(path) ? csrf.handoverHeader() : null;
    boolean showsLogin = csrf.isLogin(path) && !c.isUnsafe();
    if (handover != null || showsLogin || c.tokenUsedUp) {
      String token = issue(c);
      if (handover != null && token != null) {
        c.requestHalf.handOver(handover, token);
      }
    }
  }

  /**
   * Issues a token for the session of the request, or for a new anonymous one; null where none can
   * be issued.
   */
  static @Nullable String issue(Case c) {
    CsrfTokens pattern = c.equipment.tokens().pattern();
    List<SealedSession> binding = c.session.binding();
    if (pattern == null || binding.size() > 1) {
      return null;
    }
    Duration lifetime = c.policy.csrf().lifetime();
    boolean anonymous = binding.isEmpty();
    SealedSession session =
        anonymous
            ? SealedSession.anonymous(SessionId.random(c.equipment.random()), c.now, lifetime)
            : binding.get(0);
    CordonCookies cordon = c.cordonCookies();
    IssuedToken token = issue(c, pattern, session, c.onlyCookie(cordon.name(CordonCookies.CSRF)));
    if (token == null) {
      return null;
    }
    List<String> cookies = new ArrayList<>(2);
    if (anonymous) {
      String name = cordon.name(CordonCookies.PRE_SESSION);
      String sealed = c.equipment.seal().seal(session, SealContexts.ofCordon(c, name));
      cookies.add(cordon.hidden(CordonCookies.PRE_SESSION, sealed, lifetime));
    }
    if (token.cookie() != null) {
      cookies.add(cordon.readable(CordonCookies.CSRF, token.cookie(), lifetime));
    }
    c.csrfIssue = new CsrfIssue(cookies);
    return token.body();
  }

  /**
   * The token of a session that begins with an answer, and the note that lets pages opened before
   * send their form for a short grace; null where the policy has no tokens.
   */
  static @Nullable CsrfIssue forSession(
      Case c, SealedSession session, @Nullable SealedSession before) {
    CsrfTokens pattern = c.equipment.tokens().pattern();
    IssuedToken token = pattern == null || !isActive(c) ? null : issue(c, pattern, session, null);
    if (token == null || token.cookie() == null) {
      return null;
    }
    CordonCookies cordon = c.cordonCookies();
    CsrfRules csrf = c.policy.csrf();
    List<String> cookies = new ArrayList<>(3);
    cookies.add(cordon.readable(CordonCookies.CSRF, token.cookie(), csrf.lifetime()));
    if (before != null && !csrf.grace().isZero()) {
      String name = cordon.name(CordonCookies.PREDECESSOR);
      PredecessorNote note = PredecessorNote.of(before, c.now.plus(csrf.grace()));
      String sealed =
          c.equipment
              .tokens()
              .predecessors()
              .seal(note, session.id(), SealContexts.ofCordon(c, name));
      cookies.add(cordon.hidden(CordonCookies.PREDECESSOR, sealed, csrf.grace()));
    }
    if (c.session.preSession() != null) {
      cookies.add(cordon.hidden(CordonCookies.PRE_SESSION, "", Duration.ZERO));
    }
    return new CsrfIssue(cookies);
  }

  /** Whether the policy issues tokens at all. */
  static boolean isActive(Case c) {
    CsrfRules csrf = c.policy.csrf();
    return csrf.mode() == Mode.ENFORCE
        && csrf.tokens() != TokenUse.OFF
        && c.equipment.tokens().pattern() != null;
  }

  private static @Nullable IssuedToken issue(
      Case c, CsrfTokens pattern, SealedSession session, @Nullable String cookie) {
    try {
      return pattern.issue(TokenBinding.of(c.audience(), session), cookie, c.now);
    } catch (TokenStoreFullException full) {
      // The page gets no token, and the request that needs one is refused; those who have one go
      // on.
      return null;
    }
  }
}
