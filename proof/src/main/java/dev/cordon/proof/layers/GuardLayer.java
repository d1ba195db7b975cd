package dev.cordon.proof.layers;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.LiveGuard;
import dev.cordon.guard.Reason;
import dev.cordon.guard.Verdict;
import dev.cordon.policy.Policy;
import dev.cordon.session.KeyRing;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Cordon's own guard before the bank, with a policy that has as many layers as its column says. */
final class GuardLayer implements Layer {
  private final Policy policy;
  private final Shown shown;
  private final KeyRing keys;
  private final SecureRandom random;

  GuardLayer(Policy policy, Shown shown, KeyRing keys, SecureRandom random) {
    this.policy = policy;
    this.shown = shown;
    this.keys = keys;
    this.random = random;
  }

  @Override
  public Network before(Network bank, InstantSource clock) {
    var guard = LiveGuard.builder(policy).keys(keys).random(random).clock(clock).build();
    return request -> answer(guard, bank, request);
  }

  private Response answer(LiveGuard guard, Network bank, Request request) throws NetworkFailure {
    var decision = decide(guard, request);
    // A filter that looks at Origin and Sec-Fetch-Site alone, without tokens, has to let pass what
    // shows neither, or the bank's own pages would not work in a browser that sends neither.
    if (decision.passes() || decision.reason() == Reason.UNPROVEN_WRITE) {
      var forwarded = new Lines(request.headers());
      decision.editRequest(forwarded);
      var original =
          bank.send(
              new Request(request.method(), request.url(), forwarded.headers(), request.body()));
      var token = Pages.hasForm(original) ? decision.pageToken() : null;
      var page = token == null ? original : Pages.withToken(original, token.field(), token.value());
      return edited(decision, page);
    }
    var body = decision.body();
    return edited(
        decision,
        new Response(
            status(decision.verdict()),
            Headers.EMPTY,
            body == null ? Body.EMPTY : Body.of(body.text())));
  }

  private static Response edited(Decision decision, Response answer) {
    var lines = new Lines(answer.headers());
    decision.editResponse(lines);
    return new Response(answer.status(), lines.headers(), answer.body());
  }

  private Decision decide(LiveGuard guard, Request request) {
    var judgement = guard.judge(new ShownRequest(request, shown));
    if (judgement instanceof FormTokenQuestion question) {
      var body = request.body();
      judgement = guard.settle(question.resume(body == null ? new byte[0] : body.bytes()));
    }
    return (Decision) judgement;
  }

  private static int status(Verdict verdict) {
    return verdict instanceof Verdict.Refuse refuse
        ? refuse.status()
        : ((Verdict.Answer) verdict).status();
  }
}
