package dev.cordon.browser.fetch;

import dev.cordon.browser.profile.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What stopped a fetch, in the words of the standard and in those of somebody who must mend it.
 *
 * @param rule the rule that stopped it; null where no rule did, and no answer came
 * @param exchange which of the trace's exchanges had the answer that was wrong, from 0; -1 where
 *     nothing was sent, or the answer is not to blame
 * @param problem what is wrong, with the value: {@code The answer to the preflight has no
 *     Access-Control-Allow-Origin.}
 * @param header the header of the answer that is missing or wrong; null where none is
 * @param value what that header said; null where it is missing
 * @param instead what to send or do instead
 */
public record Block(
    @Nullable Rule rule,
    int exchange,
    String problem,
    @Nullable String header,
    @Nullable String value,
    String instead) {

  @Override
  public String toString() {
    var text = problem + " " + instead;
    return rule == null ? text : text + " (" + rule.citation() + ")";
  }
}
