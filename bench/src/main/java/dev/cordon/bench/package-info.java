/** What a decision costs, measured with JMH. */
@NullMarked
package dev.cordon.bench;

import org.jspecify.annotations.NullMarked;
