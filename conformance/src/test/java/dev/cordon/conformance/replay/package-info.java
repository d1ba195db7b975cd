/** Many moves against many policies, held against real browsers and the gateway. */
@NullMarked
package dev.cordon.conformance.replay;

import org.jspecify.annotations.NullMarked;
