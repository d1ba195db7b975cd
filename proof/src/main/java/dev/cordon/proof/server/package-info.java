/** What is put to the proof: servers, and the application that stands behind a policy's guard. */
@NullMarked
package dev.cordon.proof.server;

import org.jspecify.annotations.NullMarked;
