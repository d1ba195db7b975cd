/**
 * Reads {@code cordon.yaml}: a policy and the settings of the gateway, or every fault of the file
 * at once, each with its line, its column and what to write instead.
 */
@NullMarked
package dev.cordon.config;

import org.jspecify.annotations.NullMarked;
