/**
 * A small bank that is wrong in the ordinary ways.
 *
 * <p>Every hole is its own short class or handler, and names the rows of {@code docs/threats.md} it
 * serves. Nothing here knows of Cordon: this is the application that Cordon is put in front of.
 */
@NullMarked
package dev.cordon.examples.bank;

import org.jspecify.annotations.NullMarked;
