/**
 * What every other site can still do to an application: a server held against every move of every
 * modelled browser, and what two policies differ in.
 */
@NullMarked
package dev.cordon.proof;

import org.jspecify.annotations.NullMarked;
