package dev.cordon.cli.chromium;

/**
 * How going to a URL went.
 *
 * @param loaded whether the load event came in time
 * @param error Chromium's word, for example {@code net::ERR_CONNECTION_REFUSED}; empty when none
 */
public record Navigation(String url, boolean loaded, String error) {}
