/** The ready-made suite: the catalogue of attacks, in every browser, against one application. */
@NullMarked
package dev.cordon.testkit.contract;

import org.jspecify.annotations.NullMarked;
