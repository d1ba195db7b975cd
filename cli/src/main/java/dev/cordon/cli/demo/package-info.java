/**
 * The demonstration: a bank, the same bank behind Cordon, an attacker, and a browser that is the
 * victim's.
 */
@NullMarked
package dev.cordon.cli.demo;

import org.jspecify.annotations.NullMarked;
