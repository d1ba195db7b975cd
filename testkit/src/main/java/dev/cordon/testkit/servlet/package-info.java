/** Applications that are a Jakarta servlet behind filters, without a server. */
@NullMarked
package dev.cordon.testkit.servlet;

import org.jspecify.annotations.NullMarked;
