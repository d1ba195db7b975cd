/** Refusals explained to a developer, in development only. */
@NullMarked
package dev.cordon.spring.devpage;

import org.jspecify.annotations.NullMarked;
