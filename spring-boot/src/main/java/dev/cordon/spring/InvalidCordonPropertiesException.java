package dev.cordon.spring;

import static java.util.stream.Collectors.joining;

import dev.cordon.config.Fault;
import java.util.List;

/** Properties that make no policy, with every fault that was found in them. */
public final class InvalidCordonPropertiesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  InvalidCordonPropertiesException(List<Fault> faults) {
    super(faults.stream().map(FaultText::of).collect(joining("\n\n", "\n\n", "\n")));
    this.faults = List.copyOf(faults);
  }

  /** The faults, and the warnings found beside them. */
  public List<Fault> faults() {
    return faults;
  }
}
