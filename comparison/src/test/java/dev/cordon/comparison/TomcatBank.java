package dev.cordon.comparison;

import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/**
 * The bank as servlets in Tomcat, with a session of the container's; its filters are a parameter.
 */
record TomcatBank(Tomcat tomcat, Path folder, Books books) implements Bank {

  static Bank start(Consumer<ServletContext> protection) throws IOException, LifecycleException {
    var books = new Books();
    var folder = Files.createTempDirectory("cordon-comparison-");
    var tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    behindTls(tomcat.getConnector());
    Context context = tomcat.addContext("", null);
    // The routes first, so that paths exist; filters come before servlets wherever they are added.
    ServletContainerInitializer routes =
        (Set<Class<?>> types, ServletContext to) -> {
          protection.accept(to);
          var servlet = to.addServlet("bank", new BankServlet(books));
          servlet.addMapping("/");
          servlet.setMultipartConfig(new MultipartConfigElement(folder.toString()));
        };
    context.addServletContainerInitializer(routes, null);
    context.addServletContainerInitializer(new WsSci(), null);
    context.addApplicationListener(SocketListener.class.getName());
    tomcat.start();
    return new TomcatBank(tomcat, folder, books);
  }

  /** Behind a proxy that ends TLS: what the container says of its scheme and port. */
  static void behindTls(Connector connector) {
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setProxyPort(443);
  }

  /** As in a web.xml: a filter for these paths. */
  static void add(
      ServletContext to, Filter filter, Map<String, String> parameters, String... paths) {
    var added = to.addFilter(filter.getClass().getSimpleName(), filter);
    added.setAsyncSupported(true);
    added.setInitParameters(parameters);
    added.addMappingForUrlPatterns(null, false, paths);
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws LifecycleException, IOException {
    tomcat.stop();
    tomcat.destroy();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Adds the socket when the container for sockets is there. */
  public static final class SocketListener implements jakarta.servlet.ServletContextListener {
    @Override
    public void contextInitialized(jakarta.servlet.ServletContextEvent event) {
      var container =
          (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
      try {
        container.addEndpoint(ServerEndpointConfig.Builder.create(Socket.class, "/ws").build());
      } catch (jakarta.websocket.DeploymentException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** Opens for everybody, as the container does by itself. */
  public static final class Socket extends jakarta.websocket.Endpoint {
    @Override
    public void onOpen(jakarta.websocket.Session session, jakarta.websocket.EndpointConfig config) {
      session.getAsyncRemote().sendText("hello");
    }
  }
}
