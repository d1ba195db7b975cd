package dev.cordon.testkit;

/**
 * This way of reaching an application cannot carry this request, so that nothing can be said of it.
 * An answer made up in its place would look as if the application had refused.
 */
public final class NotReachable extends RuntimeException {
  public NotReachable(String what) {
    super("[not-reachable] " + what);
  }

  /** Of a WebSocket, where there is no connection. */
  public static NotReachable socket() {
    return new NotReachable(
        "a WebSocket needs a connection, which this application in memory does not have. Start it,"
            + " and test it by Application.running.");
  }
}
