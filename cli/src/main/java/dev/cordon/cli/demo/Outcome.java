package dev.cordon.cli.demo;

import dev.cordon.examples.bank.evil.Attack;
import java.util.List;

/**
 * How one attack on one bank ended.
 *
 * @param robbed whether the witness saw it succeed
 * @param reasons the codes with which Cordon refused requests meanwhile, in order, each once; empty
 *     without Cordon
 * @param failures why the browser gave the attacker's page no answer
 */
record Outcome(Attack attack, boolean robbed, List<String> reasons, List<String> failures) {
  Outcome {
    reasons = List.copyOf(reasons);
    failures = List.copyOf(failures);
  }
}
