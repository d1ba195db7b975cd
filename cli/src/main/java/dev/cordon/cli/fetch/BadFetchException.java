package dev.cordon.cli.fetch;

import java.util.List;

/** What was asked for is malformed or contradicts itself. Nothing was sent. */
public final class BadFetchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  BadFetchException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** One fault, that already says where, what, why, and what to write instead. */
  BadFetchException(String fault) {
    this(List.of(fault));
  }

  /**
   * One fault.
   *
   * @param place the option, and its value where that is no secret
   * @param problem what is wrong with it: {@code it is no port.}
   * @param why what would come of it
   * @param instead what to write
   */
  BadFetchException(String place, String problem, String why, String instead) {
    this(place + ": " + problem + " " + why + " " + instead);
  }

  /** What is wrong, a line each: where, what, why, and what to write instead. */
  public List<String> faults() {
    return faults;
  }
}
