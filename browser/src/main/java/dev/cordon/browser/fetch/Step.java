package dev.cordon.browser.fetch;

import dev.cordon.browser.profile.Rule;

/**
 * A decision on the way that was not the end of it: asked first, upgraded, left cookies at home.
 *
 * @param rule what was applied
 * @param exchange the number of exchanges that were over by then
 * @param detail what came of it, one sentence
 */
public record Step(Rule rule, int exchange, String detail) {}
