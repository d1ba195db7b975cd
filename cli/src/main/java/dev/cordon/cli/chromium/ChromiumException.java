package dev.cordon.cli.chromium;

import org.jspecify.annotations.Nullable;

/** Chromium could not be started, did not answer in time, or refused a command. */
public final class ChromiumException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChromiumException(String message) {
    super(message);
  }

  ChromiumException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
