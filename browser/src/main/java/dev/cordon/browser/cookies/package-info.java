/** The cookie jar of RFC 6265bis on a virtual clock. */
@NullMarked
package dev.cordon.browser.cookies;

import org.jspecify.annotations.NullMarked;
