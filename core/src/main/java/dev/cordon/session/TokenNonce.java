package dev.cordon.session;

import java.security.SecureRandom;

/** The name of one single-use token: 16 random bytes chosen here, as two numbers. */
public record TokenNonce(long high, long low) {
  static final int BYTES = 16;

  static TokenNonce random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return at(bytes, 0);
  }

  static TokenNonce at(byte[] from, int offset) {
    return new TokenNonce(Fields.getLong(from, offset), Fields.getLong(from, offset + 8));
  }

  void put(byte[] to, int offset) {
    Fields.putLong(to, offset, high);
    Fields.putLong(to, offset + 8, low);
  }

  /** Base64url, 22 characters. */
  @Override
  public String toString() {
    byte[] bytes = new byte[BYTES];
    put(bytes, 0);
    return Base64Url.encode(bytes);
  }
}
