package dev.cordon.session;

import java.nio.charset.StandardCharsets;

/**
 * Where a seal counts: for one audience and one cookie name. A seal moved to another host or
 * another cookie is a forged one.
 *
 * <p>Make one for each cookie when the policy is read, and keep it: it holds the beginning of the
 * authenticated bytes ready.
 */
public final class SealContext {
  private final String audience;
  private final String cookie;
  private final byte[] sessionPrefix;

  /**
   * @param audience who the seal is for, such as {@code https://bank.example}: visible ASCII, 1 to
   *     255 characters
   * @param cookie the name of the cookie that carries it, visible ASCII likewise
   */
  public SealContext(String audience, String cookie) {
    this.audience = visible("audience", audience);
    this.cookie = visible("cookie", cookie);
    this.sessionPrefix = prefix(Purpose.SESSION);
  }

  /** The name of the cookie. */
  public String cookie() {
    return cookie;
  }

  byte[] sessionPrefix() {
    return sessionPrefix;
  }

  /** The beginning of the authenticated bytes: no part of it may hold the NUL that ends it. */
  byte[] prefix(Purpose purpose) {
    return (purpose.label() + "\0" + audience + "\0" + cookie + "\0")
        .getBytes(StandardCharsets.US_ASCII);
  }

  static String visible(String what, String text) {
    boolean good = !text.isEmpty() && text.length() <= 255;
    for (int i = 0; i < text.length() && good; i++) {
      good = text.charAt(i) > 0x20 && text.charAt(i) < 0x7f;
    }
    if (!good) {
      throw new IllegalArgumentException(
          "the " + what + " of a seal is 1 to 255 visible ASCII characters");
    }
    return text;
  }
}
