@NullMarked
package dev.cordon.spring.devpage;

import org.jspecify.annotations.NullMarked;
