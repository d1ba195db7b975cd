/** The Fetch Standard's algorithms, and those of the standards that hook into it. */
@NullMarked
package dev.cordon.browser.fetch;

import org.jspecify.annotations.NullMarked;
