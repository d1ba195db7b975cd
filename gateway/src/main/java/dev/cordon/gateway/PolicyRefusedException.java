package dev.cordon.gateway;

import java.util.List;

/** A valid policy did not come into force, since it failed the {@link PolicyCheck}. */
public final class PolicyRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PolicyRefusedException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
