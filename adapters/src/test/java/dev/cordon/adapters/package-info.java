/** The same requests through every adapter and the gateway, compared byte for byte. */
@NullMarked
package dev.cordon.adapters;

import org.jspecify.annotations.NullMarked;
