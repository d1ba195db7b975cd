/** Tests of the whole: what no module can see alone. */
@NullMarked
package dev.cordon.conformance;

import org.jspecify.annotations.NullMarked;
