package dev.cordon.cli.explain;

import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.Judgement;
import dev.cordon.guard.RequestView;
import dev.cordon.guard.RevocationQuestion;
import dev.cordon.guard.TokenUseQuestion;
import dev.cordon.session.TokenNonce;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts given requests before a guard and answers its questions from what was given: nothing is
 * revoked, and a single-use token is used up by the first request that shows it.
 */
public final class Explainer {
  private final Function<RequestView, Judgement> guard;
  private final SettableClock clock;
  private final Set<TokenNonce> usedTokens = new HashSet<>();

  /** {@code guard} must read the time from {@code clock}. */
  public Explainer(Function<RequestView, Judgement> guard, SettableClock clock) {
    this.guard = guard;
    this.clock = clock;
  }

  public Explanation explain(GivenRequest request) {
    clock.set(request.time());
    var judgement = guard.apply(new GivenRequestView(request));
    while (!(judgement instanceof Decision)) {
      judgement = answer(judgement, request);
    }
    var decision = (Decision) judgement;
    var headers = new RecordedHeaders();
    decision.editResponse(headers);
    return new Explanation(request, decision, headers.lines());
  }

  private Judgement answer(Judgement question, GivenRequest request) {
    if (question instanceof FormTokenQuestion form) {
      var body = request.body().getBytes(StandardCharsets.UTF_8);
      return form.resume(Arrays.copyOf(body, Math.min(body.length, FormTokenQuestion.LIMIT_BYTES)));
    }
    if (question instanceof RevocationQuestion revocation) {
      return revocation.resume(Set.of());
    }
    if (question instanceof TokenUseQuestion use) {
      return use.resume(
          usedTokens.add(use.nonce()) ? TokenUseQuestion.Use.FIRST : TokenUseQuestion.Use.REPEATED);
    }
    throw new IllegalStateException("a question that is not known here: " + question.getClass());
  }
}
