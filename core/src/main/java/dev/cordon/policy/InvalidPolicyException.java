package dev.cordon.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when a policy cannot be built. It carries every fault that was found, not only the first.
 */
public final class InvalidPolicyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<PolicyFault> faults;
  private final transient List<PolicyFault> warnings;

  InvalidPolicyException(List<PolicyFault> faults, List<PolicyFault> warnings) {
    super(message(faults));
    this.faults = List.copyOf(faults);
    this.warnings = List.copyOf(warnings);
  }

  private static String message(List<PolicyFault> faults) {
    return (faults.size() == 1
            ? "the policy has a fault:"
            : "the policy has " + faults.size() + " faults:")
        + faults.stream().map(fault -> "\n" + fault).collect(Collectors.joining());
  }

  /** Every fault, in the order of the policy; never empty. */
  public List<PolicyFault> faults() {
    return faults;
  }

  /** What would have been warned of had the policy been built. */
  public List<PolicyFault> warnings() {
    return warnings;
  }
}
