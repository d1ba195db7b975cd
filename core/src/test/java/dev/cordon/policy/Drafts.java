package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Small policies for tests, and what is wrong with them. */
final class Drafts {

  private Drafts() {}

  /** A policy of {@code https://bank.example} with this added. */
  static PolicyBuilder bank(Consumer<PolicyBuilder> more) {
    PolicyBuilder builder = Policy.builder().origins("https://bank.example");
    more.accept(builder);
    return builder;
  }

  /** Everything that is said of the policy, faults first; as {@code code at place}. */
  static List<String> said(Consumer<PolicyBuilder> more) {
    return complaints(more).map(fault -> fault.code().text() + " at " + fault.place()).toList();
  }

  /** The only thing of this kind that is said of the policy. */
  static PolicyFault the(Code code, Consumer<PolicyBuilder> more) {
    List<PolicyFault> found = complaints(more).filter(fault -> fault.code() == code).toList();
    if (found.size() != 1) {
      throw new AssertionError("expected one " + code.text() + ", got " + said(more));
    }
    return found.get(0);
  }

  static Stream<PolicyFault> complaints(Consumer<PolicyBuilder> more) {
    try {
      return bank(more).build().warnings().stream();
    } catch (InvalidPolicyException e) {
      return Stream.concat(e.faults().stream(), e.warnings().stream());
    }
  }

  /** A grant of some paths to these origins, with credentials. */
  static Consumer<PolicyBuilder> trusting(String... origins) {
    return policy -> policy.cors(r -> r.paths("/api/**").origins(origins).credentials());
  }

  /** A grant of some paths to these origins, without credentials. */
  static Consumer<PolicyBuilder> sharing(String... origins) {
    return policy -> policy.cors(r -> r.paths("/api/**").origins(origins));
  }

  /** Random numbers whose seed is printed; {@code -Dcordon.seed=} repeats a run. */
  static Random seeded(String what) {
    long seed = Long.getLong("cordon.seed", System.nanoTime());
    System.out.println(what + ": seed " + seed);
    return new Random(seed);
  }
}
