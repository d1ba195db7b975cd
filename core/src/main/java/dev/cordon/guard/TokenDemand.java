package dev.cordon.guard;

import dev.cordon.policy.CsrfRules;
import dev.cordon.session.CsrfTokens;
import dev.cordon.session.PredecessorNote;
import dev.cordon.session.SealedSession;
import dev.cordon.session.TokenBinding;
import dev.cordon.session.TokenCheck;
import dev.cordon.session.TokenVerdict;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The demand for a CSRF token: in the header, else in the first bytes of a form. What was wrong
 * with a token is nobody's business but the page's that reads its own (W19 to W24 in
 * docs/threats.md).
 */
final class TokenDemand {
  private static final Refusal MISSING =
      new Refusal(
          Reason.CSRF_TOKEN_MISSING,
          "This request needs a CSRF token, in the header or the form field that the policy names."
              + " A page of the application reads it from its cookie or from"
              + " /.well-known/cordon/csrf.");

  private static final Refusal INVALID =
      new Refusal(
          Reason.CSRF_TOKEN_INVALID,
          "The CSRF token of this request is not good for this session. Load the page again and"
              + " repeat the request.");

  private static final Refusal USED =
      new Refusal(
          Reason.CSRF_TOKEN_USED,
          "The CSRF token of this request has been used. Load the page again and repeat the"
              + " request.");

  private final Case c;
  private final Function<@Nullable Refusal, Judgement> next;

  /**
   * @param next what follows, given null for a token that is good
   */
  TokenDemand(Case c, Function<@Nullable Refusal, Judgement> next) {
    this.c = c;
    this.next = next;
  }

  Judgement begin() {
    Facts facts = c.facts;
    CsrfTokens pattern = c.tokens();
    if (facts.hasToken()) {
      String token = facts.token();
      if (token == null || token.isEmpty()) {
        return next.apply(token == null ? INVALID : MISSING);
      }
      // The custom-header pattern rests on the preflight that a foreign page needs for such a
      // header.
      return pattern == null ? next.apply(null) : verify(pattern, token);
    }
    if (pattern == null || !FormToken.canHold(facts.contentType())) {
      return next.apply(MISSING);
    }
    CsrfRules csrf = c.policy.csrf();
    return new FormTokenQuestion(
        csrf.field(),
        prefix -> FormToken.find(prefix, facts.contentType(), csrf.field()),
        token -> token == null || token.isEmpty() ? next.apply(MISSING) : verify(pattern, token));
  }

  private Judgement verify(CsrfTokens pattern, String token) {
    String cookie = c.onlyCookie(c.cordonCookies().name(CordonCookies.CSRF));
    List<SealedSession> sessions = c.binding();
    TokenCheck check = null;
    for (SealedSession session : sessions) {
      check = pattern.verify(token, cookie, TokenBinding.of(c.audience(), session), c.now());
      if (check.verdict() != TokenVerdict.VALID) {
        break;
      }
    }
    PredecessorNote note = c.session.predecessor();
    if (note != null
        && check != null
        && check.verdict() != TokenVerdict.VALID
        && c.isFromSameOrigin()) {
      TokenBinding binding = new TokenBinding(c.audience(), note.session(), note.epoch());
      check = pattern.verifyPredecessor(token, binding, c.now());
    }
    if (check == null || check.verdict() != TokenVerdict.VALID) {
      return next.apply(INVALID);
    }
    TokenCheck.Use use = check.use();
    if (use == null) {
      return next.apply(null);
    }
    return new TokenUseQuestion(
        use.nonce(),
        use.until(),
        first -> {
          c.tokenUsedUp = first;
          return next.apply(first ? null : USED);
        });
  }
}
