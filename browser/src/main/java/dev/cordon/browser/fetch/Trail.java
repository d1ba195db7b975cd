package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Response;
import dev.cordon.browser.profile.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written down of one fetch while it goes on. */
final class Trail {
  final List<Exchange> exchanges = new ArrayList<>(2);
  final List<Step> steps = new ArrayList<>(4);
  @Nullable Block block;

  /** Whether the answer is a redirect that was not to be followed. */
  boolean opaqueRedirect;

  /** Whether a hop could need a preflight, so that its failure takes grants along. */
  boolean preflighted;

  /** Whether the answer is a redirect, and the request is ready for its next hop. */
  boolean follow;

  /** The last exchange's number, -1 before the first. */
  int last() {
    return exchanges.size() - 1;
  }

  void step(Rule rule, String detail) {
    steps.add(new Step(rule, exchanges.size(), detail));
  }

  /** A network error (Fetch, section 2.2.6), which is null here, and its reason. */
  @Nullable Response stop(Block reason) {
    block = reason;
    return null;
  }

  @Nullable Response stop(Rule rule, String problem, String instead) {
    return stop(new Block(rule, -1, problem, null, null, instead));
  }
}
