/**
 * Cordon inside an application of Spring Boot: its policy among the properties, in force by itself.
 */
@NullMarked
package dev.cordon.spring;

import org.jspecify.annotations.NullMarked;
