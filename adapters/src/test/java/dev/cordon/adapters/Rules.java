package dev.cordon.adapters;

import dev.cordon.config.CordonFile;
import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import dev.cordon.session.KeyRing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** The policies that rows are judged by; one is in force at a time. */
enum Rules {
  /** Nearly everything. */
  MAIN,
  /** Tokens are off: what is unproven is refused. */
  TOKENS_OFF,
  /** A token serves once. */
  SINGLE_USE,
  /** Nothing but ambiguous targets is refused. */
  REPORT,
  /** Targets that servers read differently are let through. */
  LENIENT;

  /** The secret of the one key ring, and the variable in which the gateway is given it. */
  static final String SECRET = "N30vFtg7Sk5IQwP7sjPp15WF3SG32ctJw5+7JWTrCGAhkHVeLhi4uRLv/BWejvhg";

  static final String SECRET_VARIABLE = "ADAPTERS_SECRET";

  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2030-01-01T12:00:00Z"));

  /** The policy's sections of {@code cordon.yaml}. */
  String yaml() {
    String name = name().toLowerCase(Locale.ROOT).replace('_', '-') + ".yaml";
    try (InputStream in = Rules.class.getResourceAsStream("policies/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no policy " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private final Policy policy = CordonFile.read(name(), yaml(), Map.of()).policy();

  Policy policy() {
    return policy;
  }

  static KeyRing keys() {
    return KeyRing.ofSecret(SECRET);
  }

  /** A guard whose keys, clock and randomness are known. */
  LiveGuard guard(Seeded random) {
    return LiveGuard.builder(policy()).keys(keys()).clock(CLOCK).random(random).build();
  }
}
