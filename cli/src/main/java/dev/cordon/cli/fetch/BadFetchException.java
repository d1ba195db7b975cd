package dev.cordon.cli.fetch;

/** What was asked for is malformed or contradicts itself. Nothing was sent. */
public final class BadFetchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadFetchException(String message) {
    super(message);
  }
}
