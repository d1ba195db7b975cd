/** What the pages of strangers can do to a URL, in the model of a browser and as a page of HTML. */
@NullMarked
package dev.cordon.proof.move;

import org.jspecify.annotations.NullMarked;
