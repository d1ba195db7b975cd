/** What holds for every input: one target a kind of input, each a method that takes bytes. */
@NullMarked
package dev.cordon.fuzz;

import org.jspecify.annotations.NullMarked;
