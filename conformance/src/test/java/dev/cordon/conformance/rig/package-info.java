/**
 * Real browsers as a test bench: rows of a scenario file are run in Chromium, Firefox and
 * WebKitGTK, and what the server saw and the page could see is recorded.
 */
@NullMarked
package dev.cordon.conformance.rig;

import org.jspecify.annotations.NullMarked;
