package dev.cordon.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads {@code gateway.limits}. Each bound keeps a slip from becoming an open door or a shut one.
 */
final class LimitsSection {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private LimitsSection() {}

  static Limits read(Section gateway) {
    return gateway
        .section("limits", Vocabulary.LIMITS)
        .map(LimitsSection::limits)
        .orElse(Limits.DEFAULT);
  }

  private static Limits limits(Section limits) {
    Limits standard = Limits.DEFAULT;
    return new Limits(
        limits
            .value("header-bytes", Sizes.within(1 << 10, 1 << 20))
            .map(Math::toIntExact)
            .orElse(standard.headerBytes()),
        limits.value("header-count", ValueTypes.count(10, 10_000)).orElse(standard.headerCount()),
        limits.value("body", Sizes.within(0, 1L << 40)).orElse(standard.bodyBytes()),
        limits.value("connections", ValueTypes.count(1, 1_000_000)).orElse(standard.connections()),
        time(limits, "header-timeout", HOUR, standard.headerTimeout()),
        time(limits, "idle", DAY, standard.idle()),
        time(limits, "websocket-idle", Duration.ofDays(7), standard.websocketIdle()),
        time(limits, "upstream-connect", HOUR, standard.upstreamConnect()),
        time(limits, "upstream-response", DAY, standard.upstreamResponse()),
        time(limits, "drain", HOUR, standard.drain()));
  }

  private static Duration time(Section limits, String key, Duration most, Duration standard) {
    Optional<Duration> written = limits.value(key, Durations.within(SECOND, most));
    return written.orElse(standard);
  }
}
