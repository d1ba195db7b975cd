/**
 * What tells one browser from another: rules, each with its clause, and profiles that say which of
 * them an engine follows.
 */
@NullMarked
package dev.cordon.browser.profile;

import org.jspecify.annotations.NullMarked;
