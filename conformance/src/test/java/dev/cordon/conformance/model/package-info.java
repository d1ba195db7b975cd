/** The browser model, run through the same rows as the real browsers and held against them. */
@NullMarked
package dev.cordon.conformance.model;

import org.jspecify.annotations.NullMarked;
