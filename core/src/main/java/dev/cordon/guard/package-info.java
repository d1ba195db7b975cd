/** From what a request shows to what happens to it. */
@NullMarked
package dev.cordon.guard;

import org.jspecify.annotations.NullMarked;
