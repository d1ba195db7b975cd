/**
 * What the gateway lives through. Gateway, application and clients are processes of their own, so
 * that each can be killed, and none can help another.
 */
@NullMarked
package dev.cordon.conformance.survival;

import org.jspecify.annotations.NullMarked;
