package dev.cordon.config;

import dev.cordon.config.YamlNode.Mapping;
import dev.cordon.policy.PolicyFault;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Puts what the policy's builder found where it stands in the file. */
final class PolicyFaults {
  /** As {@link Duration#toString()} writes it, outside quotes. */
  private static final Pattern ISO_DURATION =
      Pattern.compile(
          "(?<![\\w\"-])PT(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}S)?(?![\\w.\"])");

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
              fault.code().text(),
              plain(fault.problem()),
              sentence(plain(fault.why())),
              sentence(plain(fault.instead())));
      if (fault.isWarning()) {
        findings.warning(caret, fault.place(), complaint);
      } else {
        findings.fault(caret, fault.place(), complaint);
      }
    }
  }

  /** Hides passwords of URLs, and writes lengths of time as the file does: {@code PT12H} as 12h. */
  private static String plain(String text) {
    return ISO_DURATION
        .matcher(Quoted.withoutPassword(text))
        .replaceAll(match -> Durations.format(Duration.parse(match.group())));
  }

  private static String sentence(String clause) {
    if (clause.isEmpty()) {
      return clause;
    }
    String capital = Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    return capital.endsWith(".") ? capital : capital + ".";
  }
}
