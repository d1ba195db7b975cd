/** Requests and answers of Spring WebFlux to and from the guard, and Spring Security beside it. */
@NullMarked
package dev.cordon.spring.reactive;

import org.jspecify.annotations.NullMarked;
