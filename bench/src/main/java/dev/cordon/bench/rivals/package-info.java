/**
 * The guard beside what others bring along: one set of requests, each product in its own idiom, and
 * whether its answer was right.
 */
@NullMarked
package dev.cordon.bench.rivals;

import org.jspecify.annotations.NullMarked;
