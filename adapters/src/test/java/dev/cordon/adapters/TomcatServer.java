package dev.cordon.adapters;

import dev.cordon.guard.LiveGuard;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Starts a Tomcat; apart from the test, which is looked at where there is none. */
final class TomcatServer {
  private TomcatServer() {}

  static Driver start(LiveGuard guard) throws Exception {
    Application application = new Application();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("cordon-tomcat").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    context.addServletContainerInitializer(
        ApplicationServlet.initializer(guard, application), null);
    ErrorPage page = new ErrorPage();
    page.setLocation(ApplicationServlet.ERROR_PAGE);
    context.addErrorPage(page);
    tomcat.start();
    return new ServletDriver(
        tomcat.getConnector().getLocalPort(),
        application,
        guard,
        () -> {
          tomcat.stop();
          tomcat.destroy();
        });
  }
}
