package dev.cordon.gateway;

import dev.cordon.config.GatewaySettings;
import dev.cordon.guard.Guard;
import dev.cordon.policy.Policy;
import java.time.Instant;

/**
 * Everything that a reload replaces, as one value: a request and its answer see the same one,
 * whatever happens between.
 *
 * @param number 1 at the start, one more at each reload
 * @param loadedAt when it came into force
 * @param text the file it was read from; it holds no secrets, those stand in the environment
 * @param policy the rules
 * @param guard the guard of these rules
 * @param settings how the gateway is set up
 * @param upstreams the application's addresses, with what is known of their health
 */
record Snapshot(
    long number,
    Instant loadedAt,
    String text,
    Policy policy,
    Guard guard,
    GatewaySettings settings,
    Upstreams upstreams) {}
