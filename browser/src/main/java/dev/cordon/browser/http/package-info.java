/** What goes over the wire, and the network that carries it. */
@NullMarked
package dev.cordon.browser.http;

import org.jspecify.annotations.NullMarked;
