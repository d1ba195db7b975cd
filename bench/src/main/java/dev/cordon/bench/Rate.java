package dev.cordon.bench;

/**
 * A claim: the benchmark is done at least so many times a second on one core.
 *
 * @param benchmark class and method, as in {@code BrowserBench.trace}
 * @param move the value of the parameter {@code move}; empty for a benchmark that has none
 * @param atLeast a second; 0 where nothing is claimed
 */
record Rate(String benchmark, String move, double atLeast) {}
