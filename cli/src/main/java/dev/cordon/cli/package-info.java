/**
 * The one command, {@code cordon}: each command reads its arguments and hands on; none decides
 * anything itself.
 */
@NullMarked
package dev.cordon.cli;

import org.jspecify.annotations.NullMarked;
