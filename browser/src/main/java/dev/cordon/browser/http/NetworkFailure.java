package dev.cordon.browser.http;

/** No answer came: refused, reset, not resolved, a certificate that is not trusted. */
public final class NetworkFailure extends Exception {
  public NetworkFailure(String message) {
    super(message);
  }

  public NetworkFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
