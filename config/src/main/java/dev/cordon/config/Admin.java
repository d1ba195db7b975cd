package dev.cordon.config;

import java.util.Optional;

/**
 * The listener for probes, metrics and the policy in force.
 *
 * @param listen where; off loopback a token is set
 * @param token the bearer token that everything but the probes then asks for
 */
public record Admin(Endpoint listen, Optional<Secret> token) {}
