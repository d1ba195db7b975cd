/** A browser, its pages and what they can do; and the trace of what came of it. */
@NullMarked
package dev.cordon.browser;

import org.jspecify.annotations.NullMarked;
