package dev.cordon.gateway;

/**
 * The gateway cannot start, or not reload, for a reason that a person can do something about; the
 * message says what.
 */
public final class GatewayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GatewayException(String message) {
    super(message);
  }

  GatewayException(String message, Throwable cause) {
    super(message, cause);
  }
}
