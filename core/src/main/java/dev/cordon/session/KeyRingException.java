package dev.cordon.session;

import java.util.List;

/**
 * A key ring, or a secret for one, that is refused, with every fault found in it and never a part
 * of a secret.
 */
public final class KeyRingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final List<String> faults;

  KeyRingException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  KeyRingException(String fault) {
    this(List.of(fault));
  }

  /** Each fault as {@code [code] place: what is wrong. Why it is unsafe. What to write instead.} */
  @SuppressWarnings("serial")
  public List<String> faults() {
    return faults;
  }
}
