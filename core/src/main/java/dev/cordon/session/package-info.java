/** Keys, sealed sessions and CSRF tokens. */
@NullMarked
package dev.cordon.session;

import org.jspecify.annotations.NullMarked;
