package dev.cordon.browser.profile;

import java.time.Duration;

/**
 * The numbers in which browsers differ.
 *
 * @param preflightMaxAge the most that {@code Access-Control-Max-Age} gets
 * @param laxAllowingUnsafe how young a cookie without SameSite must be to go with a top-level POST
 * @param cookieMaxAge the longest life of a cookie
 * @param cookiesPerDomain how many cookies a registrable domain may have before some are evicted
 * @param cookiesKept how many remain of them when that happens
 * @param cookiesInAll how many cookies the jar holds
 */
public record Limits(
    Duration preflightMaxAge,
    Duration laxAllowingUnsafe,
    Duration cookieMaxAge,
    int cookiesPerDomain,
    int cookiesKept,
    int cookiesInAll) {

  /** The numbers that the standards name; where they name none, Chromium's. */
  public static final Limits STANDARD =
      new Limits(Duration.ofHours(2), Duration.ofMinutes(2), Duration.ofDays(400), 180, 150, 3_300);
}
