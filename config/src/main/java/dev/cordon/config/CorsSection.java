package dev.cordon.config;

import dev.cordon.policy.CorsBuilder;

/** Reads an entry of {@code cors}. */
final class CorsSection {
  private CorsSection() {}

  static void read(Section section, CorsBuilder rule) {
    section.texts("paths").ifPresent(rule::paths);
    section.texts("origins").ifPresent(rule::origins);
    section.texts("methods").ifPresent(rule::methods);
    section.texts("request-headers").ifPresent(rule::requestHeaders);
    section.texts("response-headers").ifPresent(rule::responseHeaders);
    if (section.isTrue("credentials")) {
      rule.credentials();
    }
    section.value("max-age", Durations.ANY).ifPresent(rule::maxAge);
    section.value("mode", PolicySections.MODE).ifPresent(rule::mode);
    if (section.isTrue("dangerously-allow-insecure-origins")) {
      rule.dangerouslyAllowInsecureOrigins();
    }
  }
}
