package dev.cordon.conformance.servers;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** An embedded Tomcat with one application at its root. */
final class TomcatServer implements Server {
  private static final Logger LOGGER = Logger.getLogger("org.apache");

  private final Tomcat tomcat;

  private TomcatServer(Tomcat tomcat) {
    this.tomcat = tomcat;
  }

  /** One whose servlet says 200 to whatever comes to it. */
  static TomcatServer start(Path folder, Consumer<Context> application) {
    return start(folder, new Fine(), application);
  }

  static TomcatServer start(Path folder, Servlet servlet, Consumer<Context> application) {
    LOGGER.setLevel(Level.SEVERE);
    var tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", Ports.ADDRESS);
    var context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "all", servlet).setLoadOnStartup(1);
    context.addServletMappingDecoded("/", "all");
    application.accept(context);
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
    return new TomcatServer(tomcat);
  }

  /** Puts a filter before everything; init parameters are names and values in turn. */
  static void addFilter(Context context, Filter filter, String... namesAndValues) {
    var definition = new FilterDef();
    definition.setFilterName(filter.getClass().getSimpleName());
    definition.setFilter(filter);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      definition.addInitParameter(namesAndValues[i], namesAndValues[i + 1]);
    }
    context.addFilterDef(definition);
    var map = new FilterMap();
    map.setFilterName(definition.getFilterName());
    map.addURLPattern("/*");
    context.addFilterMap(map);
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Fine extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(200);
    }
  }
}
