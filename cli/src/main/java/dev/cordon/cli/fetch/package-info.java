/** What {@code cordon fetch} does: a browser of the model, real servers, and a report. */
@NullMarked
package dev.cordon.cli.fetch;

import org.jspecify.annotations.NullMarked;
