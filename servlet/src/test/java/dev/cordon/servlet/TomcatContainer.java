package dev.cordon.servlet;

import jakarta.servlet.ServletContainerInitializer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Tomcat 11: Servlet 6.1. */
final class TomcatContainer implements Container {
  private final Tomcat tomcat;

  private TomcatContainer(Tomcat tomcat) {
    this.tomcat = tomcat;
  }

  static TomcatContainer start(ServletContainerInitializer... application) throws Exception {
    Path folder = Files.createTempDirectory("cordon-tomcat");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    for (ServletContainerInitializer initializer : application) {
      context.addServletContainerInitializer(initializer, null);
    }
    tomcat.start();
    if (!context.getState().isAvailable()) {
      tomcat.destroy();
      throw new IllegalStateException("the application did not start");
    }
    return new TomcatContainer(tomcat);
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }
}
