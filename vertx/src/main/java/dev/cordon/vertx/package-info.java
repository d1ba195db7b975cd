/** The translation between Vert.x and the guard; it decides nothing. */
@NullMarked
package dev.cordon.vertx;

import org.jspecify.annotations.NullMarked;
