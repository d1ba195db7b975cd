package dev.cordon.config;

import java.time.Duration;

/**
 * HTTP Strict Transport Security (RFC 6797): how long a browser is to refuse plain HTTP.
 *
 * @param maxAge for how long after the last answer; zero makes browsers forget
 * @param includeSubdomains whether every name below is meant too
 * @param preload whether the name may be built into browsers, which takes months to undo
 */
public record Hsts(Duration maxAge, boolean includeSubdomains, boolean preload) {

  /** The value of {@code Strict-Transport-Security}. */
  public String headerValue() {
    return "max-age="
        + maxAge.toSeconds()
        + (includeSubdomains ? "; includeSubDomains" : "")
        + (preload ? "; preload" : "");
  }
}
