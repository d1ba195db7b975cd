package dev.cordon.config;

import dev.cordon.config.YamlNode.Mapping;
import dev.cordon.policy.PolicyFault;
import java.util.List;

/** Puts what the policy's builder found where it stands in the file. */
final class PolicyFaults {
  private PolicyFaults() {}

  /**
   * Adds the faults. One at a value that could not even be read is left out: the builder saw only a
   * gap there.
   */
  static void add(List<PolicyFault> faults, Mapping root, Findings findings) {
    List<PolicyFault> seen =
        faults.stream().filter(fault -> !findings.isUnread(fault.place())).toList();
    for (PolicyFault fault : seen) {
      Span caret = Places.caret(root, fault.place());
      Complaint complaint =
          new Complaint(
              fault.code().text(), fault.problem(), sentence(fault.why()), sentence(fault.instead()));
      if (fault.isWarning()) {
        findings.warning(caret, fault.place(), complaint);
      } else {
        findings.fault(caret, fault.place(), complaint);
      }
    }
  }

  private static String sentence(String clause) {
    if (clause.isEmpty()) {
      return clause;
    }
    String capital = Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    return capital.endsWith(".") ? capital : capital + ".";
  }
}
