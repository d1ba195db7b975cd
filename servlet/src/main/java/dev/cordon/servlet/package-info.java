/** The translation between Jakarta Servlet and the guard, as one filter; it decides nothing. */
@NullMarked
package dev.cordon.servlet;

import org.jspecify.annotations.NullMarked;
