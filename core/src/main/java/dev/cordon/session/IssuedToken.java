package dev.cordon.session;

import org.jspecify.annotations.Nullable;

/**
 * A token to hand out.
 *
 * @param body for a page, an endpoint's answer or a request header: freshly masked
 * @param cookie the new value of the token cookie; null while the one that the browser has still
 *     serves
 */
public record IssuedToken(String body, @Nullable String cookie) {}
