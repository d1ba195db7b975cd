/** What the guard decided, for operators: the actuator's endpoint and Micrometer's counters. */
@NullMarked
package dev.cordon.spring.actuate;

import org.jspecify.annotations.NullMarked;
