/** The web's vocabulary, in types that cannot hold a malformed value. */
@NullMarked
package dev.cordon.web;

import org.jspecify.annotations.NullMarked;
