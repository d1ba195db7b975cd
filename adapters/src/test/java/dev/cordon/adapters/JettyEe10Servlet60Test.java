package dev.cordon.adapters;

import dev.cordon.guard.LiveGuard;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The filter in Jetty with the API of Jakarta EE 10, with Jetty's defaults. */
class JettyEe10Servlet60Test extends AdapterSuite {
  @Override
  Adapter adapter() {
    return Adapter.JETTY_EE10;
  }

  @Override
  Driver start(LiveGuard guard) throws Exception {
    Application application = new Application();
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    context.addServletContainerInitializer(ApplicationServlet.initializer(guard, application));
    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
    pages.addErrorPage(400, 599, ApplicationServlet.ERROR_PAGE);
    context.setErrorHandler(pages);
    server.setHandler(context);
    server.start();
    return new ServletDriver(connector.getLocalPort(), application, guard, server::stop);
  }
}
