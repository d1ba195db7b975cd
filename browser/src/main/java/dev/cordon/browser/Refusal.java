package dev.cordon.browser;

import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.profile.Rule;
import org.jspecify.annotations.Nullable;

/**
 * An exception that script gets before anything is asked.
 *
 * @param error as {@code TypeError: …}
 * @param block the rule behind it; null where it is mere syntax
 */
record Refusal(String error, @Nullable Block block) {

  /** A mistake in writing, behind which there is no decision of a browser. */
  static Refusal syntax(String problem) {
    return new Refusal("TypeError: " + problem, null);
  }

  static Refusal by(Block block) {
    return new Refusal("TypeError: " + block.problem(), block);
  }

  static Refusal by(Rule rule, String problem, String instead) {
    return by(new Block(rule, -1, problem, null, null, instead));
  }
}
