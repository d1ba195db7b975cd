package dev.cordon.config;

import java.nio.file.Path;

/**
 * What is at hand while a file is read.
 *
 * @param findings where faults go
 * @param variables the environment
 * @param folder what relative paths are relative to
 * @param lists how a list can be written
 */
record Reading(Findings findings, Variables variables, Path folder, ListStyle lists) {

  /** How a list can be written. */
  enum ListStyle {
    /** As YAML does; a single value stands for a list of one. */
    YAML,
    /** As properties do: also in one value, separated by commas. */
    COMMAS
  }
}
