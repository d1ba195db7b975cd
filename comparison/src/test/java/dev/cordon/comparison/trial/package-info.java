/** An application as people write it, on real https, in a real Chromium. */
package dev.cordon.comparison.trial;
