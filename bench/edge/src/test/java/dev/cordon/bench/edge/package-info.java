@NullMarked
package dev.cordon.bench.edge;

import org.jspecify.annotations.NullMarked;
