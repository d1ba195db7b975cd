/** What a person writes: which other sites may do what to an application. */
@NullMarked
package dev.cordon.policy;

import org.jspecify.annotations.NullMarked;
