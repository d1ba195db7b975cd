/**
 * The gateway: a reverse proxy that lets the guard judge every request before the application sees
 * it.
 *
 * <p>Vert.x moves the bytes. What is written here is what it leaves open: a strict reading of the
 * request head, the translation between the two connections, time-outs by state, and the way in and
 * out of service.
 */
@NullMarked
package dev.cordon.gateway;

import org.jspecify.annotations.NullMarked;
