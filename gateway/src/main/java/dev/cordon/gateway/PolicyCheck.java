package dev.cordon.gateway;

import dev.cordon.config.CordonFile;
import dev.cordon.config.GatewaySettings;
import java.util.List;

/**
 * What a policy has to pass, besides being valid, before it comes into force: at the start, and at
 * each reload while the old policy goes on.
 */
@FunctionalInterface
public interface PolicyCheck {
  /** Every valid policy passes. */
  PolicyCheck NONE = file -> List.of();

  /**
   * Why this policy must not come into force, as sentences; empty where it may. It may take its
   * time, and is called by one thread at a time. The folder {@link GatewaySettings#state} is there.
   */
  List<String> faults(CordonFile file);
}
