package dev.cordon.comparison.asif;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.filters.CorsFilter;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat with its CorsFilter on every path, without a parameter. */
record RealTomcat(Tomcat tomcat, Application application) implements RealServer {

  static RealTomcat start(Path folder, String scheme) throws LifecycleException {
    var application = new Application();
    var tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setScheme(scheme);
    tomcat.getConnector().setSecure(scheme.equals("https"));
    var context = tomcat.addContext("", null);
    ServletContainerInitializer routes =
        (Set<Class<?>> types, ServletContext to) -> {
          to.addFilter("cors", new CorsFilter()).addMappingForUrlPatterns(null, false, "/*");
          to.addServlet("application", new Servlet(application)).addMapping("/");
        };
    context.addServletContainerInitializer(routes, null);
    context.addServletContainerInitializer(new WsSci(), null);
    context.addApplicationListener(Sockets.class.getName());
    tomcat.start();
    return new RealTomcat(tomcat, application);
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  private static final class Servlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Application application;

    Servlet(Application application) {
      this.application = application;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getServletPath().equals(Application.LOGIN)) {
        request.getSession().setAttribute("visitor", Visitor.named(request.getQueryString()));
      } else {
        var session = request.getSession(false);
        var visitor = session == null ? null : (Visitor) session.getAttribute("visitor");
        application.saw(request.getMethod(), visitor == null ? Visitor.NOBODY : visitor);
      }
      response.getWriter().write(Application.TEXT);
    }
  }

  /** Adds the socket when the container for sockets is there. */
  public static final class Sockets implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      var container =
          (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
      try {
        container.addEndpoint(ServerEndpointConfig.Builder.create(Silent.class, SOCKET).build());
      } catch (DeploymentException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** A socket that says nothing. */
  public static final class Silent extends Endpoint {
    @Override
    public void onOpen(Session session, EndpointConfig config) {}
  }
}
