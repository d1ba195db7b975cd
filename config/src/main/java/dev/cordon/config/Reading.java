package dev.cordon.config;

import java.nio.file.Path;

/**
 * What is at hand while a file is read.
 *
 * @param findings where faults go
 * @param variables the environment
 * @param folder what relative paths are relative to
 */
record Reading(Findings findings, Variables variables, Path folder) {}
