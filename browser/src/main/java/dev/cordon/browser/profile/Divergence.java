package dev.cordon.browser.profile;

/**
 * One place where a browser does not follow the standard.
 *
 * @param rule the decision that it takes otherwise
 * @param follows whether the browser follows the rule; false where the standard has it and the
 *     browser does not
 * @param versions where this was seen, as {@code Firefox 153}
 * @param evidence how it was seen: the browser's source, its documentation, or the recorded rows
 */
public record Divergence(Rule rule, boolean follows, String versions, String evidence) {}
