/** Applications that are a Vert.x router. */
@NullMarked
package dev.cordon.testkit.vertx;

import org.jspecify.annotations.NullMarked;
