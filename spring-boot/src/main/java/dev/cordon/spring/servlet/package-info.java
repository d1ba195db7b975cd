/** Cordon's filter in a servlet application of Spring Boot. */
@NullMarked
package dev.cordon.spring.servlet;

import org.jspecify.annotations.NullMarked;
