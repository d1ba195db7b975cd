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
  private final String body;

  /** The session that it is for; null for a new anonymous one. */
  private final @Nullable SessionId session;

  /** The anonymous session that was made for it; null where there was one to bind it to. */
  private final @Nullable SessionId fresh;

  private CsrfIssue(
      List<String> cookies, String body, @Nullable SessionId session, @Nullable SessionId fresh) {
    this.cookies = cookies;
    this.body = body;
    this.session = session;
    this.fresh = fresh;
  }

  /** Adds the cookies to an answer's and says whether there were any. */
  boolean write(List<String> lines) {
    return lines.addAll(cookies);
  }

  /** The token for a page that the application is about to write; null where there are none. */
  static @Nullable PageToken forPage(Case c) {
    String token = isActive(c) ? issue(c) : null;
    CsrfRules csrf = c.policy.csrf();
    return token == null ? null : new PageToken(token, csrf.header(), csrf.field());
  }

  /** Whether it is for this session. */
  boolean isFor(SealedSession other) {
    return other.id().equals(session);
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
        c.requestHalf().handOver(handover, token);
      }
    }
  }

  /**
   * Issues a token for the session of this moment, or for a new anonymous one; null where none can
   * be issued. One answer has one token, unless the session changes meanwhile.
   */
  static @Nullable String issue(Case c) {
    CsrfTokens pattern = c.tokens();
    List<SealedSession> binding = bindingNow(c);
    if (pattern == null || binding.size() > 1) {
      return null;
    }
    CsrfIssue issued = c.csrfIssue;
    if (issued != null && issued.isFor(binding)) {
      return issued.body;
    }
    Duration lifetime = c.policy.csrf().lifetime();
    boolean anonymous = binding.isEmpty();
    SealedSession session =
        anonymous
            ? SealedSession.anonymous(SessionId.random(c.equipment.random()), c.now(), lifetime)
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
    SessionId id = session.id();
    c.csrfIssue =
        new CsrfIssue(cookies, token.body(), anonymous ? null : id, anonymous ? id : null);
    return token.body();
  }

  /**
   * An id for a session that begins with this answer: that of the anonymous session made for the
   * page's token, which is then not needed, so that the form on a first page is good. Nobody had
   * that id before this answer. Null where no page of this answer has such a token.
   */
  static @Nullable SessionId adopt(Case c) {
    CsrfIssue shown = c.csrfIssue;
    if (shown == null || shown.fresh == null || shown.session != null) {
      return null;
    }
    // The first cookie is the anonymous session's.
    List<String> cookies = shown.cookies.subList(1, shown.cookies.size());
    c.csrfIssue = new CsrfIssue(cookies, shown.body, shown.fresh, shown.fresh);
    return shown.fresh;
  }

  /** What a token of this moment is bound to: the application may have logged someone in by now. */
  private static List<SealedSession> bindingNow(Case c) {
    SealedSession own = c.session.genuine().isEmpty() ? c.applicationSession() : null;
    return own == null ? c.binding() : List.of(own);
  }

  private boolean isFor(List<SealedSession> binding) {
    return binding.isEmpty()
        ? session == null || fresh != null
        : session != null && session.equals(binding.get(0).id());
  }

  /**
   * The token of a session that begins with an answer, and the note that lets pages opened before
   * send their form for a short grace; null where the policy has no tokens.
   */
  static @Nullable CsrfIssue forSession(
      Case c, SealedSession session, @Nullable SealedSession before) {
    CsrfTokens pattern = c.tokens();
    if (pattern == null || !isActive(c)) {
      return null;
    }
    CordonCookies cordon = c.cordonCookies();
    CsrfRules csrf = c.policy.csrf();
    List<String> cookies = new ArrayList<>(3);
    CsrfIssue shown = c.csrfIssue;
    if (shown != null && shown.isFor(session)) {
      // A page of this answer holds the token that goes with these.
      cookies.addAll(shown.cookies);
    } else {
      IssuedToken token = issue(c, pattern, session, null);
      if (token == null || token.cookie() == null) {
        return null;
      }
      cookies.add(cordon.readable(CordonCookies.CSRF, token.cookie(), csrf.lifetime()));
    }
    if (before != null && !csrf.grace().isZero()) {
      String name = cordon.name(CordonCookies.PREDECESSOR);
      PredecessorNote note = PredecessorNote.of(before, c.now().plus(csrf.grace()));
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
    return new CsrfIssue(cookies, "", session.id(), null);
  }

  /** Whether the policy issues tokens at all. */
  static boolean isActive(Case c) {
    CsrfRules csrf = c.policy.csrf();
    return csrf.mode() == Mode.ENFORCE && csrf.tokens() != TokenUse.OFF && c.tokens() != null;
  }

  private static @Nullable IssuedToken issue(
      Case c, CsrfTokens pattern, SealedSession session, @Nullable String cookie) {
    try {
      return pattern.issue(TokenBinding.of(c.audience(), session), cookie, c.now());
    } catch (TokenStoreFullException full) {
      // The page gets no token, and the request that needs one is refused; those who have one go
      // on.
      return null;
    }
  }
}
