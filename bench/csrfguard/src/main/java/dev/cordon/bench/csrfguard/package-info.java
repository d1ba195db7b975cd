/** OWASP CSRFGuard beside the guard: the one rival that speaks {@code javax.servlet}. */
@NullMarked
package dev.cordon.bench.csrfguard;

import org.jspecify.annotations.NullMarked;
