@NullMarked
package dev.cordon.spring.actuate;

import org.jspecify.annotations.NullMarked;
