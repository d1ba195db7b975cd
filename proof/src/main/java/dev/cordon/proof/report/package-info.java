/** How a proof is told: on a terminal, as JSON, as SARIF, as a page, and in a code review. */
@NullMarked
package dev.cordon.proof.report;

import org.jspecify.annotations.NullMarked;
