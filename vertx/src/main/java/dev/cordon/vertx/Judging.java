package dev.cordon.vertx;

import dev.cordon.guard.Decision;
import dev.cordon.guard.FormTokenQuestion;
import dev.cordon.guard.Judgement;
import dev.cordon.guard.RevocationQuestion;
import dev.cordon.guard.TokenUseQuestion;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Answers the guard's questions, one after the other, until it decides. */
public final class Judging {
  private final Answers answers;
  private final Supplier<Future<PrefixedBody>> body;

  /**
   * @param answers where answers about state come from
   * @param body reads the begin of the body; it is called once at most
   */
  public Judging(Answers answers, Supplier<Future<PrefixedBody>> body) {
    this.answers = answers;
    this.body = body;
  }

  /** The decision that {@code judgement} leads to. Fails where a question could not be answered. */
  public Future<Decision> decide(Judgement judgement) {
    if (judgement instanceof Decision decision) {
      return Future.succeededFuture(decision);
    }
    if (judgement instanceof FormTokenQuestion question) {
      return body.get()
          .compose(read -> decide(question.resume(read.prefix(FormTokenQuestion.LIMIT_BYTES))));
    }
    if (judgement instanceof RevocationQuestion question) {
      return answers
          .revoked(question.sessions())
          .compose(revoked -> decide(question.resume(revoked)));
    }
    TokenUseQuestion question = (TokenUseQuestion) judgement;
    return answers
        .use(question.nonce(), question.expiresAt())
        .compose(use -> decide(question.resume(use)));
  }
}
