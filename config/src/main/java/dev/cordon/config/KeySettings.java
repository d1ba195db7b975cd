package dev.cordon.config;

import java.nio.file.Path;

/** Where the keys for seals and tokens come from. */
public sealed interface KeySettings {

  /**
   * The ring in the state folder, which is created at the first start.
   *
   * @param file the ring's file
   */
  record StateRing(Path file) implements KeySettings {}

  /**
   * A ring that someone made with {@code cordon keys new} ({@code keys.file}); it must be there.
   *
   * @param file the ring's file
   */
  record RingFile(Path file) implements KeySettings {}

  /**
   * One key derived from a secret ({@code keys.secret}), the same on every machine that is given
   * it.
   *
   * @param secret at least 32 characters
   */
  record FromSecret(Secret secret) implements KeySettings {}
}
