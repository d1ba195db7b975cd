/** Cordon in the place of Spring Security's own handling of CORS and CSRF. */
@NullMarked
package dev.cordon.spring.security;

import org.jspecify.annotations.NullMarked;
