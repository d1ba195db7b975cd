package dev.cordon.adapters;

import dev.cordon.guard.LiveGuard;

/** The filter in Tomcat, with Tomcat's defaults. */
class TomcatTest extends AdapterSuite {
  @Override
  Adapter adapter() {
    return Adapter.TOMCAT;
  }

  @Override
  Driver start(LiveGuard guard) throws Exception {
    return TomcatServer.start(guard);
  }
}
