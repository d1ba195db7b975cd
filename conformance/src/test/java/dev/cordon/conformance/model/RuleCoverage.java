package dev.cordon.conformance.model;

import dev.cordon.browser.profile.Divergence;
import dev.cordon.browser.profile.Rule;
import java.util.Map;
import java.util.SortedSet;

/**
 * What stands behind one rule of the model.
 *
 * @param classes those of {@code browser} that ask whether the rule is followed
 * @param tests the test classes of {@code browser} that name it
 * @param rows how many scenario rows cover it
 * @param departures the profiles that depart from the standard there, by their names
 */
record RuleCoverage(
    Rule rule,
    SortedSet<String> classes,
    SortedSet<String> tests,
    long rows,
    Map<String, Divergence> departures) {}
