package dev.cordon.adapters;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Randomness that begins anew with each row, so that two guards that do the same draw the same
 * seals and tokens. For tests alone.
 */
final class Seeded extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private String seed = "";
  private long counter;

  synchronized void restart(String seed) {
    this.seed = seed;
    this.counter = 0;
  }

  @Override
  public synchronized void nextBytes(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      byte[] block = block();
      int length = Math.min(block.length, bytes.length - at);
      System.arraycopy(block, 0, bytes, at, length);
      at += length;
    }
  }

  private byte[] block() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(seed.getBytes(StandardCharsets.UTF_8));
      return digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
