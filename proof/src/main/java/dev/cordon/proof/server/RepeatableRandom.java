package dev.cordon.proof.server;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Entropy that is the same in every run, so that a proof is. What is made with it protects nothing:
 * the keys live as long as the proof.
 */
final class RepeatableRandom extends SecureRandom {
  private static final long serialVersionUID = 1;

  private final AtomicLong state = new AtomicLong();

  @Override
  public void nextBytes(byte[] bytes) {
    for (int i = 0; i < bytes.length; ) {
      // SplitMix64.
      long z = state.addAndGet(0x9e37_79b9_7f4a_7c15L);
      z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
      z ^= z >>> 31;
      for (int n = 0; n < 8 && i < bytes.length; n++, i++) {
        bytes[i] = (byte) z;
        z >>>= 8;
      }
    }
  }
}
