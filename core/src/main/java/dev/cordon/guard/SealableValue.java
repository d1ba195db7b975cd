package dev.cordon.guard;

/** Which cookie values a seal can hold and a Cookie header can carry back to the application. */
final class SealableValue {
  private SealableValue() {}

  /** One octet to a character, no control, no semicolon: nothing that a header would lose. */
  static boolean isOne(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x20 || c == 0x7f || c > 0xff || c == ';') {
        return false;
      }
    }
    return true;
  }
}
