package dev.cordon.comparison.trial;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Objects;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** A WebSocket of the container's, which asks nobody where he comes from. */
final class Socket extends Endpoint
    implements ApplicationListener<ServletWebServerInitializedEvent> {
  private final Ledger ledger;

  Socket(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void onApplicationEvent(ServletWebServerInitializedEvent event) {
    var context = Objects.requireNonNull(event.getApplicationContext().getServletContext());
    var container = (ServerContainer) context.getAttribute(ServerContainer.class.getName());
    var configurator =
        new ServerEndpointConfig.Configurator() {
          @Override
          public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(Socket.this);
          }
        };
    try {
      container.addEndpoint(
          ServerEndpointConfig.Builder.create(Socket.class, "/socket")
              .configurator(configurator)
              .build());
    } catch (DeploymentException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    String user = session.getUserPrincipal().getName();
    session.addMessageHandler(
        new MessageHandler.Whole<String>() {
          @Override
          public void onMessage(String to) {
            ledger.write(user + " pays " + to);
            session.getAsyncRemote().sendText("paid");
          }
        });
  }
}
