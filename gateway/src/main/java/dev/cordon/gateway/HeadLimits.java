package dev.cordon.gateway;

/**
 * How large the head of a request may be.
 *
 * @param bytes the request line and all header lines together
 * @param lines how many header lines
 */
record HeadLimits(int bytes, int lines) {}
