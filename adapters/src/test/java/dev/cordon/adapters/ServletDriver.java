package dev.cordon.adapters;

import dev.cordon.guard.LiveGuard;

/** A servlet container with the filter in it. */
record ServletDriver(int port, Application application, LiveGuard guard, AutoCloseable server)
    implements Driver {
  @Override
  public void replace(Rules rules) {
    guard.replace(rules.policy());
  }

  @Override
  public void close() throws Exception {
    server.close();
  }
}
