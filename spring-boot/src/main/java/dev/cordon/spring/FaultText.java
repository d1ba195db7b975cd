package dev.cordon.spring;

import dev.cordon.config.Fault;

/** Writes a fault for people who write properties. */
final class FaultText {
  private FaultText() {}

  /**
   * A fault in a file of its own as the file's reader prints it; one in a property in several
   * lines, without a line break at the end:
   *
   * <pre>
   * cordon.mode (class path resource [application.yml]:3:9)
   *   [word-unknown] "reports" is not one of enforce, report.
   *   A word that is not understood would be a rule that is not enforced.
   *   Did you mean report?
   * </pre>
   */
  static String of(Fault fault) {
    if (!fault.excerpt().isEmpty()) {
      return fault.toString();
    }
    String at = fault.file() + (fault.line() == 0 ? "" : ":" + fault.line() + ":" + fault.column());
    StringBuilder text = new StringBuilder(property(fault)).append(" (").append(at).append(')');
    String kind = fault.severity() == Fault.Severity.WARNING ? "warning: " : "";
    line(text, kind + "[" + fault.code() + "] " + fault.problem() + ".");
    line(text, fault.why());
    line(text, fault.instead());
    return text.toString();
  }

  /** The property at fault, such as {@code cordon.cors[0].origins[1]}. */
  private static String property(Fault fault) {
    return fault.place().isEmpty() ? CordonKeys.PREFIX : CordonKeys.PREFIX + "." + fault.place();
  }

  private static void line(StringBuilder text, String line) {
    if (!line.isEmpty()) {
      text.append("\n  ").append(line);
    }
  }
}
