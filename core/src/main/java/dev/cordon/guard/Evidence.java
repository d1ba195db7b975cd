package dev.cordon.guard;

import dev.cordon.web.FetchMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What a request showed of itself, safe to log: no cookie, no query, no token.
 *
 * @param method the method as it came
 * @param path the canonical path; null where the target is ambiguous
 * @param client the client's address
 * @param scheme the scheme the client used
 * @param origin the Origin, parsed; null where there is none, or none that can be parsed
 * @param metadata the fetch metadata
 */
public record Evidence(
    String method,
    @Nullable String path,
    String client,
    String scheme,
    @Nullable String origin,
    FetchMetadata metadata) {}
