package dev.cordon.gateway;

import org.jspecify.annotations.Nullable;

/**
 * The gateway cannot start, or not reload, for a reason that a person can do something about; the
 * message says what.
 */
public final class GatewayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GatewayException(String message) {
    super(message);
  }

  GatewayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
