package dev.cordon.conformance.servers;

import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.Callback;

/** A Jetty that says 200 to what its CrossOriginHandler lets through. */
final class JettyServer implements Server {
  private final org.eclipse.jetty.server.Server jetty;
  private final ServerConnector connector;

  private JettyServer(org.eclipse.jetty.server.Server jetty, ServerConnector connector) {
    this.jetty = jetty;
    this.connector = connector;
  }

  static JettyServer start(Consumer<CrossOriginHandler> settings) {
    var jetty = new org.eclipse.jetty.server.Server();
    var connector = new ServerConnector(jetty, 1, 1);
    connector.setHost(Ports.ADDRESS);
    jetty.addConnector(connector);
    var cors = new CrossOriginHandler();
    settings.accept(cors);
    cors.setHandler(new Fine());
    jetty.setHandler(cors);
    try {
      jetty.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new JettyServer(jetty, connector);
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Fine extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.setStatus(200);
      callback.succeeded();
      return true;
    }
  }
}
