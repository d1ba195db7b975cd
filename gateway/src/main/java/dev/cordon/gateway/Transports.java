package dev.cordon.gateway;

import dev.cordon.config.Transport;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import org.jspecify.annotations.Nullable;

/** Vert.x on the transport that the file asks for. */
final class Transports {
  private Transports() {}

  /**
   * A builder of Vert.x on {@code wanted}.
   *
   * @throws GatewayException if this machine does not have it
   */
  static VertxBuilder builder(Transport wanted) {
    VertxBuilder builder = Vertx.builder();
    return switch (wanted) {
      case AUTO -> builder;
      case NIO -> builder.withTransport(io.vertx.core.transport.Transport.NIO);
      case EPOLL -> builder.withTransport(present(wanted, io.vertx.core.transport.Transport.EPOLL));
      case IO_URING ->
          builder.withTransport(present(wanted, io.vertx.core.transport.Transport.IO_URING));
    };
  }

  /** {@code transport}, found to work. */
  static io.vertx.core.transport.Transport present(
      Transport wanted, io.vertx.core.transport.@Nullable Transport transport) {
    if (transport != null && transport.available()) {
      return transport;
    }
    Throwable cause = transport == null ? null : transport.unavailabilityCause();
    throw new GatewayException(
        "[transport-unavailable] gateway.transport: "
            + wanted
            + " cannot be used here"
            + (cause == null ? "" : ": " + cause.getMessage())
            + ". The gateway does not quietly take another one, whose figures nobody has looked at."
            + " Write transport: auto, or allow it on this system.",
        cause);
  }
}
