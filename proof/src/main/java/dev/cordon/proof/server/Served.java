package dev.cordon.proof.server;

import dev.cordon.browser.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param response what the browser gets
 * @param run what the application did; null where the request never reached it
 * @param reason why it passed, was answered or was refused: a stable code, as {@code
 *     cross-site-write}
 * @param rule the place of the rule that decided, as {@code cors[1]}; empty where there are no
 *     rules
 */
public record Served(Response response, @Nullable Run run, String reason, String rule) {}
