@NullMarked
package dev.cordon.config;

import org.jspecify.annotations.NullMarked;
