package dev.cordon.comparison.asif;

import dev.cordon.comparison.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.SocketFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.session.SessionHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** Jetty with a CrossOriginHandler on which nothing is set. */
record RealJetty(
    Server jetty, ServerConnector connector, SocketFactory sockets, Application application)
    implements RealServer {

  static RealJetty start(String scheme) throws Exception {
    var application = new Application();
    var jetty = new Server();
    var sockets = SocketFactory.getDefault();
    var http = new HttpConnectionFactory();
    var connector = new ServerConnector(jetty, 1, 1, http);
    if (scheme.equals("https")) {
      var tls = Certificate.forNames(List.of(Table.HOST)).tls();
      sockets = tls.getSocketFactory();
      var shown = new SslContextFactory.Server();
      shown.setSslContext(tls);
      // Without the look at the certificate's names: the application's has all that lead to it.
      http.getHttpConfiguration().addCustomizer(new SecureRequestCustomizer(false));
      connector =
          new ServerConnector(jetty, 1, 1, new SslConnectionFactory(shown, "http/1.1"), http);
    }
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    var sessions = new SessionHandler();
    var context = new ContextHandler("/");
    var upgrades =
        WebSocketUpgradeHandler.from(
            jetty,
            context,
            container ->
                container.addMapping(SOCKET, (request, response, callback) -> new Silent()));
    upgrades.setHandler(new Everything(application));
    sessions.setHandler(upgrades);
    context.setHandler(sessions);
    var cors = new CrossOriginHandler();
    cors.setHandler(context);
    jetty.setHandler(cors);
    jetty.start();
    return new RealJetty(jetty, connector, sockets, application);
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() throws Exception {
    jetty.stop();
  }

  /** A socket that says nothing. */
  public static final class Silent extends Session.Listener.AbstractAutoDemanding {}

  private static final class Everything extends Handler.Abstract {
    private final Application application;

    Everything(Application application) {
      this.application = application;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      if (Request.getPathInContext(request).equals(Application.LOGIN)) {
        request
            .getSession(true)
            .setAttribute("visitor", Visitor.named(request.getHttpURI().getQuery()));
      } else {
        var session = request.getSession(false);
        var visitor = session == null ? null : (Visitor) session.getAttribute("visitor");
        application.saw(request.getMethod(), visitor == null ? Visitor.NOBODY : visitor);
      }
      response.write(true, StandardCharsets.UTF_8.encode(Application.TEXT), callback);
      return true;
    }
  }
}
