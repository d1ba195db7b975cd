package dev.cordon.servlet;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Tomcat 11: Servlet 6.1. */
final class TomcatContainer implements Container {
  private final Tomcat tomcat;

  private TomcatContainer(Tomcat tomcat) {
    this.tomcat = tomcat;
  }

  static TomcatContainer start(App application) throws Exception {
    Path folder = Files.createTempDirectory("cordon-tomcat");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    String root = application.root() == null ? null : application.root().toString();
    Context context = tomcat.addContext("", root);
    application.parameters().forEach(context::addParameter);
    application.initializers().forEach(each -> context.addServletContainerInitializer(each, null));
    application.errorPages().forEach((status, path) -> context.addErrorPage(page(status, path)));
    application
        .exceptionPages()
        .forEach(
            (type, path) -> {
              ErrorPage page = new ErrorPage();
              page.setExceptionType(type.getName());
              page.setLocation(path);
              context.addErrorPage(page);
            });
    tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
    tomcat.start();
    if (!context.getState().isAvailable()) {
      tomcat.stop();
      tomcat.destroy();
      throw new IllegalStateException("the application did not start");
    }
    return new TomcatContainer(tomcat);
  }

  private static ErrorPage page(int status, String path) {
    ErrorPage page = new ErrorPage();
    page.setErrorCode(status);
    page.setLocation(path);
    return page;
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
