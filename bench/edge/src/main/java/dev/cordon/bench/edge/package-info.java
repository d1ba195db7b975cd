/**
 * The gateway beside other proxies: the same requests through each, what they cost, and whether the
 * answer was right.
 */
@NullMarked
package dev.cordon.bench.edge;

import org.jspecify.annotations.NullMarked;
