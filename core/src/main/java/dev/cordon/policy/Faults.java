package dev.cordon.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with a policy while it is built, so that all of it is reported at once.
 */
final class Faults {

  private final List<PolicyFault> faults = new ArrayList<>();
  private final List<PolicyFault> warnings = new ArrayList<>();

  /** Records a fault or a warning, as its code says. The clauses take no full stop. */
  void add(
      PolicyFault.Code code,
      String place,
      String value,
      String problem,
      String why,
      String instead) {
    PolicyFault fault = new PolicyFault(code, place, value, problem, why, instead);
    (fault.isWarning() ? warnings : faults).add(fault);
  }

  /** The warnings, provided that nothing worse was found. */
  List<PolicyFault> warningsOrThrow() {
    if (!faults.isEmpty()) {
      throw new InvalidPolicyException(faults, warnings);
    }
    return List.copyOf(warnings);
  }
}
