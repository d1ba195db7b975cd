@NullMarked
package dev.cordon.spring.reactive;

import org.jspecify.annotations.NullMarked;
