package dev.cordon.cli.explain;

/** A request to be explained that was not given in a form that can be read. */
public final class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadRequestException(String message) {
    super(message);
  }
}
