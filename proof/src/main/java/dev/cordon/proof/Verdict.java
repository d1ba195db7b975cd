package dev.cordon.proof;

import java.util.List;

/**
 * What became of one promise.
 *
 * @param promise as it stands in the policy, or as the proof makes it by itself
 * @param place where it stands, as {@code never[0]}; empty for one that holds without being written
 * @param broken what breaks it; empty where it holds
 */
public record Verdict(String promise, String place, List<Finding> broken) {
  public Verdict {
    broken = List.copyOf(broken);
  }

  /** Whether nothing was found that breaks it. */
  public boolean holds() {
    return broken.isEmpty();
  }
}
