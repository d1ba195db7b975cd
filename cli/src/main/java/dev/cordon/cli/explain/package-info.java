/** What a policy decides about one request, and how that is shown: as text or as JSON. */
@NullMarked
package dev.cordon.cli.explain;

import org.jspecify.annotations.NullMarked;
