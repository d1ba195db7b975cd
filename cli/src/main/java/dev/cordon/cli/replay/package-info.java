/** Witnesses of a proof, replayed in real browsers against the gateway. */
@NullMarked
package dev.cordon.cli.replay;

import org.jspecify.annotations.NullMarked;
