package dev.cordon.spring;

import dev.cordon.config.Fault;
import dev.cordon.config.KeySettings;
import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the properties {@code cordon.*} say, read and found good.
 *
 * @param policy which other sites may do what, as of the start; the one in force is that of the
 *     live guard
 * @param keys where the keys for seals and tokens come from; a ring in a state folder stands for
 *     keys that are made at the start
 * @param migration whether Spring's own handling stays while Cordon only reports
 * @param policyFile the file that {@code cordon.policy-file} names, if it is one in a file system
 * @param reload how often that file is looked at; zero for never
 * @param warnings what a person should look at
 */
public record CordonSettings(
    Policy policy,
    KeySettings keys,
    Migration migration,
    Optional<Path> policyFile,
    Duration reload,
    List<Fault> warnings) {

  public CordonSettings {
    warnings = List.copyOf(warnings);
  }

  /** Whether Cordon's answer to CORS stands in the place of Spring's. */
  public boolean replacesCors() {
    return migration == Migration.OFF && policy.mode() == Mode.ENFORCE;
  }

  /** Whether Cordon's protection against forged requests stands in the place of Spring's. */
  public boolean replacesCsrf() {
    return replacesCors() && policy.csrf().mode() == Mode.ENFORCE;
  }
}
