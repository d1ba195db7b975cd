/** The models of {@code --as-if} against the products that they stand for, over raw HTTP. */
package dev.cordon.comparison.asif;
