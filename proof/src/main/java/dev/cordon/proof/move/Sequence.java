package dev.cordon.proof.move;

import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Steps of which a later one depends on what earlier ones brought about.
 *
 * @param steps what the model does
 * @param written what the page has
 */
record Sequence(
    String id,
    String sentence,
    String method,
    String answerType,
    BiFunction<Page, Target, Trace> steps,
    Function<Target, Source> written)
    implements Move {

  @Override
  public boolean isSequence() {
    return true;
  }

  @Override
  public Trace play(Page page, Target target) {
    return steps.apply(page, target);
  }

  @Override
  public String html(Target target) {
    return Document.of(Document.title(this, target), "", written.apply(target));
  }

  @Override
  public String toString() {
    return id;
  }
}
