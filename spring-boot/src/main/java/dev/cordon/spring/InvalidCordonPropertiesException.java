package dev.cordon.spring;

import static java.util.stream.Collectors.joining;

import dev.cordon.config.Fault;
import java.util.List;

/** Properties that make no policy, with every fault that was found in them. */
public final class InvalidCordonPropertiesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What stands for a file where no single property is at fault. */
  static final String ALL = "the properties " + CordonKeys.PREFIX + ".*";

  private final transient List<Fault> faults;

  InvalidCordonPropertiesException(List<Fault> faults) {
    super(faults.stream().map(FaultText::of).collect(joining("\n\n", "\n\n", "\n")));
    this.faults = List.copyOf(faults);
  }

  /**
   * One fault that shows itself only where the properties are used.
   *
   * @param place the path of the key, such as {@code sessions[0].seal}
   */
  public static InvalidCordonPropertiesException of(
      String code, String place, String problem, String why, String instead) {
    return new InvalidCordonPropertiesException(
        List.of(
            new Fault(Fault.Severity.FAULT, code, ALL, 0, 0, place, problem, why, instead, "")));
  }

  /** The faults, and the warnings found beside them. */
  public List<Fault> faults() {
    return faults;
  }
}
