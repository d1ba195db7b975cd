package dev.cordon.testkit.contract;

/**
 * What came of one attack on one route in one browser.
 *
 * @param id the row of {@code docs/threats.md} and a word, as {@code W02-form-text-plain}
 * @param attack what the attacker does
 * @param target the route, as {@code POST /api/transfer}, or the path of a socket
 * @param browser the name of the browser's profile, as {@code firefox}
 */
public record Finding(String id, String attack, String target, String browser, Outcome outcome) {}
