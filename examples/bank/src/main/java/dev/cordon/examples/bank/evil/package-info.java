/**
 * The attacker's site: one page per attack on the bank, each with the witness that says whether it
 * worked.
 */
@NullMarked
package dev.cordon.examples.bank.evil;

import org.jspecify.annotations.NullMarked;
