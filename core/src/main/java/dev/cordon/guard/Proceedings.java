package dev.cordon.guard;

import dev.cordon.guard.ResponseHalf.Author;
import dev.cordon.guard.Step.Outcome;
import dev.cordon.policy.CsrfRules;
import dev.cordon.policy.ExemptRule;
import dev.cordon.policy.Mode;
import dev.cordon.policy.TokenUse;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the layers look at a request, and the places where they stop to ask. The first
 * to refuse wins.
 */
final class Proceedings {
  private static final Refusal UNPROVEN =
      new Refusal(
          Reason.UNPROVEN_WRITE,
          "Nothing shows which page wrote this request, and it carries a credential that a"
              + " browser attaches by itself. csrf.tokens is off, so that no token can show"
              + " it.");

  private final Case c;
  private final DecisionListener listener;

  Proceedings(Case c, DecisionListener listener) {
    this.c = c;
    this.listener = listener;
  }

  Judgement begin() {
    Refusal refusal = TargetLayer.check(c);
    if (refusal != null && c.stands(refusal, Mode.ENFORCE)) {
      return refuse(refusal);
    }
    keepOnlyWebSocketUpgrades();
    refusal = HostLayer.check(c);
    if (refusal != null && c.stands(refusal, c.policy.mode())) {
      return refuse(refusal);
    }
    if (c.facts.kind == Facts.Kind.PREFLIGHT) {
      Refusal withheld = c.sharing().judgePreflight();
      if (!c.sharing().isSilent()) {
        return answerPreflight(withheld);
      }
      if (withheld != null) {
        c.stands(withheld, Mode.REPORT);
      }
    } else {
      c.skipped(Layer.SHARING, "no preflight; the grants go on the answer");
    }
    return session();
  }

  private void keepOnlyWebSocketUpgrades() {
    if (c.facts.otherUpgrade && c.policy.mode() == Mode.ENFORCE) {
      if (c.facts.kind == Facts.Kind.HANDSHAKE) {
        c.requestHalf().set("Upgrade", "websocket");
      } else {
        c.requestHalf().remove("Upgrade");
      }
    }
  }

  private Judgement session() {
    if (!SessionLayer.concerns(c)) {
      c.session = SessionState.without(c.facts.applicationSession.id());
      c.skipped(Layer.SESSION, "no sealed session cookie is there");
      return afterSession();
    }
    SessionLayer layer = SessionLayer.open(c);
    List<SealedSession> genuine = layer.genuine();
    return genuine.isEmpty() || !c.equipment.asksForRevocations()
        ? session(layer, Set.of())
        : new RevocationQuestion(genuine, revoked -> session(layer, revoked));
  }

  private Judgement session(SessionLayer layer, Set<SessionId> revoked) {
    Refusal refusal = layer.judge(revoked);
    if (refusal != null && c.stands(refusal, Mode.ENFORCE)) {
      return refuse(refusal);
    }
    return afterSession();
  }

  private Judgement afterSession() {
    if (TokenEndpoint.serves(c)) {
      return tokenEndpoint();
    }
    if (!c.isUnsafe()) {
      c.skipped(Layer.FORGERY, "the request is safe");
      return isolation();
    }
    return c.facts.kind == Facts.Kind.HANDSHAKE ? handshake() : forgery();
  }

  private Judgement handshake() {
    Proof proof = Forgery.judgeHandshake(c);
    if (proof instanceof Proof.Refuted refuted
        && c.stands(refuted.refusal(), c.policy.websocketMode())) {
      return refuse(refuted.refusal());
    }
    if (proof instanceof Proof.Proven proven) {
      c.passReason = proven.reason();
      c.passed(Layer.FORGERY, "the handshake is proven", Reason.CROSS_SITE_HANDSHAKE);
    }
    return pass();
  }

  private Judgement forgery() {
    CsrfRules csrf = c.policy.csrf();
    ExemptRule exempt = csrf.exempt(c.facts.path());
    if (exempt != null) {
      stripAmbientCredentials(csrf.mode());
      if (c.isExplained()) {
        c.step(
            Layer.FORGERY,
            Outcome.PASSED,
            "the path is exempt: " + exempt.because(),
            "csrf.exempt");
      }
      c.passReason = Reason.EXEMPT;
      return pass();
    }
    Proof proof = Forgery.judge(c);
    if (proof instanceof Proof.Refuted refuted) {
      return c.stands(refuted.refusal(), csrf.mode()) ? refuse(refuted.refusal()) : pass();
    }
    boolean proven = proof instanceof Proof.Proven;
    c.passReason = proof instanceof Proof.Proven by ? by.reason() : Reason.NO_CREDENTIAL;
    if (!needsToken(proven)) {
      if (c.isExplained()) {
        c.passed(Layer.FORGERY, "who wrote it: " + c.passReason, Reason.CROSS_SITE_WRITE);
      }
      return pass();
    }
    if (csrf.tokens() == TokenUse.OFF) {
      return judgeToken(UNPROVEN);
    }
    return new TokenDemand(c, this::judgeToken).begin();
  }

  /** Null for a token that is good. */
  private Judgement judgeToken(@Nullable Refusal refusal) {
    if (refusal == null) {
      c.passReason = Reason.TOKEN;
      c.passed(Layer.FORGERY, "a CSRF token proves who wrote it", Reason.CSRF_TOKEN_INVALID);
      return pass();
    }
    return c.stands(refusal, c.policy.csrf().mode()) ? refuse(refusal) : pass();
  }

  private boolean needsToken(boolean proven) {
    if (!c.hasAmbientCredential()) {
      return false;
    }
    return !proven
        || (c.policy.csrf().tokens() != TokenUse.OFF && c.policy.csrf().isRequired(c.facts.path()));
  }

  private void stripAmbientCredentials(Mode mode) {
    if (mode == Mode.REPORT) {
      return;
    }
    c.requestHalf().keepOnly(c.policy.inert(), c.facts.cookies());
    if (c.hasAmbientAuthorization()) {
      c.requestHalf().remove("Authorization");
    }
  }

  private Judgement isolation() {
    Refusal refusal = IsolationLayer.check(c);
    if (refusal != null && c.stands(refusal, c.isolation().mode())) {
      return refuse(refusal);
    }
    if (refusal == null) {
      c.passed(Layer.ISOLATION, "the load is allowed", Reason.CROSS_SITE_LOAD);
    }
    return pass();
  }

  private Decision pass() {
    CsrfIssue.prepare(c);
    return decided(Verdict.PASS, c.passReason, "", Author.APPLICATION, OwnAnswer.NONE);
  }

  private Decision refuse(Refusal refusal) {
    Reason reason = refusal.reason();
    return decided(
        new Verdict.Refuse(reason.status()),
        reason,
        refusal.sentence(),
        Author.GUARD,
        refusal.answer(c.facts.isNavigation()));
  }

  private Decision answerPreflight(@Nullable Refusal withheld) {
    Reason reason = withheld == null ? Reason.PREFLIGHT_GRANTED : withheld.reason();
    String sentence = withheld == null ? "" : withheld.sentence();
    c.step(
        Layer.SHARING,
        Outcome.ANSWERED,
        withheld == null ? "the preflight is granted" : sentence,
        reason.clause());
    return decided(
        new Verdict.Answer(reason.status()),
        reason,
        sentence,
        withheld == null ? Author.PREFLIGHT_GRANTED : Author.PREFLIGHT_REFUSED,
        OwnAnswer.NONE);
  }

  private Decision tokenEndpoint() {
    Refusal refusal = TokenEndpoint.check(c);
    if (refusal != null) {
      c.step(Layer.ISOLATION, Outcome.REFUSED, refusal.sentence(), refusal.reason().clause());
      return refuse(refusal);
    }
    OwnAnswer answer = TokenEndpoint.answer(c);
    c.step(Layer.FORGERY, Outcome.ANSWERED, "the token endpoint answers", "csrf");
    return decided(new Verdict.Answer(200), Reason.SAFE, "", Author.GUARD, answer);
  }

  private Decision decided(
      Verdict verdict, Reason reason, String sentence, Author author, OwnAnswer own) {
    Decision decision =
        new Decision(
            c, verdict, reason, sentence, new ResponseHalf(c, author, reason, own), own.body());
    listener.decided(decision);
    return decision;
  }
}
