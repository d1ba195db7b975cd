package dev.cordon.servlet;

/** What the filter does with an exception that nothing behind it caught. */
public enum Uncaught {
  /**
   * It is logged and becomes {@code sendError(500)}, with the attributes that error pages read, so
   * that the answer keeps its grants: a container that catches the exception itself may reset the
   * response and the headers with it.
   */
  ANSWER,

  /** It goes on to the container, for frameworks whose own error dispatch passes the filter. */
  RETHROW
}
