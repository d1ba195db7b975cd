package dev.cordon.cli.explain;

import dev.cordon.guard.Step;
import dev.cordon.guard.Verdict;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** An explanation as one line of JSON. The keys are an interface: added to, never changed. */
public final class ExplanationJson {
  private ExplanationJson() {}

  public static String of(Explanation explanation) {
    var decision = explanation.decision();
    var headers = new JsonArray();
    explanation
        .headers()
        .forEach(line -> headers.add(new JsonArray().add(line.name()).add(line.value())));
    var steps = new JsonArray();
    decision.steps().forEach(step -> steps.add(step(step)));
    var reported = new JsonArray();
    decision
        .findings()
        .forEach(
            it ->
                reported.add(
                    new JsonObject()
                        .put("reason", it.reason().code())
                        .put("sentence", it.sentence())));
    return new JsonObject()
        .put("id", explanation.request().id())
        .put("verdict", decision.verdict().text())
        .put("status", status(decision.verdict()))
        .put("reason", decision.reason().code())
        .put("sentence", decision.sentence())
        .put("headers", headers)
        .put("reported", reported)
        .put("steps", steps)
        .encode();
  }

  private static JsonObject step(Step step) {
    return new JsonObject()
        .put("layer", step.layer().text())
        .put("outcome", step.outcome().text())
        .put("detail", step.detail())
        .put("clause", step.clause());
  }

  /** The status of an answer or refusal; null for a pass, since the application answers. */
  static @Nullable Integer status(Verdict verdict) {
    if (verdict instanceof Verdict.Answer answer) {
      return answer.status();
    }
    if (verdict instanceof Verdict.Refuse refuse) {
      return refuse.status();
    }
    return null;
  }
}
