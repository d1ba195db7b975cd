/** What {@code cordon fetch} says of real servers that are configured as people configure them. */
@NullMarked
package dev.cordon.conformance.servers;

import org.jspecify.annotations.NullMarked;
