package dev.cordon.session;

/**
 * A seal that no browser would keep: name and value of a cookie together hold at most 4,096 bytes
 * (RFC 6265bis, section 5.6).
 *
 * <p>The application's own value may hold about 2,900 bytes.
 */
public final class SealTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SealTooLargeException(String cookie, int bytes) {
    super(
        "[seal-too-large] cookie %s: sealed, its name and value have %d bytes, more than the 4096 that browsers keep. The browser would drop the session without a word. Let the application keep its data on the server and only an id in the cookie."
            .formatted(cookie, bytes));
  }
}
