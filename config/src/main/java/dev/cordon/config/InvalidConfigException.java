package dev.cordon.config;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A file that cannot be used, with every fault that was found in it. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  InvalidConfigException(String file, List<Fault> faults) {
    super(message(file, faults));
    this.faults = List.copyOf(faults);
  }

  /** The faults and the warnings found beside them, in the order of the file; never empty. */
  public List<Fault> faults() {
    return faults;
  }

  private static String message(String file, List<Fault> faults) {
    String all = faults.stream().map(Fault::toString).collect(joining("\n\n"));
    long warnings = faults.stream().filter(f -> f.severity() == Fault.Severity.WARNING).count();
    return all
        + "\n\n"
        + file
        + ": "
        + count(faults.size() - warnings, "fault")
        + (warnings == 0 ? "" : ", " + count(warnings, "warning"));
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
