package dev.cordon.gateway;

import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyFault;
import java.nio.file.Path;

/** What the admin listener says of the policy in force, and of the last attempt to replace it. */
final class PolicyReport {
  private final Path file;
  private volatile Json lastReload = new Json();

  PolicyReport(Path file) {
    this.file = file;
  }

  /** What became of a reload. */
  void reloaded(Json outcome) {
    lastReload = outcome;
  }

  Json of(Snapshot snapshot) {
    Policy policy = snapshot.policy();
    return new Json()
        .put("file", file.toString())
        .put("snapshot", snapshot.number())
        .put("inForceSince", snapshot.loadedAt().toString())
        .put("mode", policy.mode().name().toLowerCase(java.util.Locale.ROOT))
        .put("profile", policy.profile().name().toLowerCase(java.util.Locale.ROOT))
        .putTexts("warnings", policy.warnings().stream().map(PolicyFault::toString).toList())
        .put("lastReload", lastReload)
        .put("text", snapshot.text());
  }
}
