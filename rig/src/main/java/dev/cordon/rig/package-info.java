/**
 * Real browsers on a leash: Chromium, Firefox and WebKitGTK, started with a server of all hosts as
 * their proxy, and windows in them that open and close on demand.
 */
@NullMarked
package dev.cordon.rig;

import org.jspecify.annotations.NullMarked;
