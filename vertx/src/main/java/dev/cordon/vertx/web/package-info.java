/**
 * Cordon as a handler of Vert.x Web, and before its WebSockets; it translates, and decides nothing.
 */
@NullMarked
package dev.cordon.vertx.web;

import org.jspecify.annotations.NullMarked;
