/** Proofs as the command shows them, and as the gateway asks for them before a policy's start. */
@NullMarked
package dev.cordon.cli.prove;

import org.jspecify.annotations.NullMarked;
