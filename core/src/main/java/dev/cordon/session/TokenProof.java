package dev.cordon.session;

import java.nio.charset.StandardCharsets;

/**
 * The bytes that a token's proof authenticates: {@code label NUL audience NUL head session epoch
 * extra}.
 */
final class TokenProof {
  private TokenProof() {}

  static byte[] input(Purpose purpose, TokenBinding binding, byte[] head, byte[] extra) {
    return input(purpose.label(), binding, head, extra);
  }

  static byte[] input(String label, TokenBinding binding, byte[] head, byte[] extra) {
    // Both are ASCII, and of all encodings the JDK copies this one quickest.
    byte[] purpose = label.getBytes(StandardCharsets.ISO_8859_1);
    byte[] audience = binding.audience().getBytes(StandardCharsets.ISO_8859_1);
    int at = purpose.length + 1 + audience.length + 1;
    // What ends label and audience is the NUL that a new array is full of.
    byte[] input = new byte[at + head.length + SessionId.BYTES + 4 + extra.length];
    System.arraycopy(purpose, 0, input, 0, purpose.length);
    System.arraycopy(audience, 0, input, purpose.length + 1, audience.length);
    System.arraycopy(head, 0, input, at, head.length);
    at += head.length;
    binding.session().put(input, at);
    at += SessionId.BYTES;
    Fields.putInt(input, at, binding.epoch());
    System.arraycopy(extra, 0, input, at + 4, extra.length);
    return input;
  }
}
