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
    String prefix = label + '\0' + binding.audience() + '\0';
    int at = prefix.length();
    byte[] input = new byte[at + head.length + SessionId.BYTES + 4 + extra.length];
    System.arraycopy(prefix.getBytes(StandardCharsets.US_ASCII), 0, input, 0, at);
    System.arraycopy(head, 0, input, at, head.length);
    at += head.length;
    binding.session().put(input, at);
    at += SessionId.BYTES;
    Fields.putInt(input, at, binding.epoch());
    System.arraycopy(extra, 0, input, at + 4, extra.length);
    return input;
  }
}
