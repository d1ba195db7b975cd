package dev.cordon.bench.edge;

/**
 * One measurement of one proxy in one cell.
 *
 * @param load what the generator counted
 * @param cpuMicros of the proxy, for each request
 */
record Sample(Load load, double cpuMicros) {}
