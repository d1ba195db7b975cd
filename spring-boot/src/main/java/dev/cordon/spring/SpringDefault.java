package dev.cordon.spring;

import dev.cordon.config.Property;

/**
 * A property of the policy for an application that leaves it open, because of what else is there.
 *
 * @param property holds as its source why
 */
public record SpringDefault(Property property) {}
