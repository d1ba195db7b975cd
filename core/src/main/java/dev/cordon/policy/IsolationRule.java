package dev.cordon.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may embed or load some paths.
 *
 * @param place where it stands in the policy
 * @param paths the paths; empty for what no rule names
 * @param embed who may
 * @param opener the value of {@code Cross-Origin-Opener-Policy}, null for none
 * @param mode whether it acts
 */
public record IsolationRule(
    String place, List<PathPattern> paths, Embed embed, @Nullable String opener, Mode mode) {

  public IsolationRule {
    paths = List.copyOf(paths);
  }
}
