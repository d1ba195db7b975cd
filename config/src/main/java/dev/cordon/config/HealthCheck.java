package dev.cordon.config;

import java.time.Duration;

/**
 * A request that is sent to every upstream address from time to time; an answer of 2xx or 3xx is
 * good.
 *
 * @param path what is asked for, such as {@code /health}
 * @param interval between two questions to one address
 * @param timeout after which no answer is a bad answer
 * @param unhealthyAfter how many bad answers in a row take an address out
 * @param healthyAfter how many good answers in a row bring it back
 */
public record HealthCheck(
    String path, Duration interval, Duration timeout, int unhealthyAfter, int healthyAfter) {}
