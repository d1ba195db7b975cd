/** Tests of a web application from the pages of its attackers, in a model of the user's browser. */
@NullMarked
package dev.cordon.testkit;

import org.jspecify.annotations.NullMarked;
