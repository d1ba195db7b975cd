/**
 * A real Chromium, started headless and driven over its DevTools protocol: no driver, no library.
 */
@NullMarked
package dev.cordon.cli.chromium;

import org.jspecify.annotations.NullMarked;
