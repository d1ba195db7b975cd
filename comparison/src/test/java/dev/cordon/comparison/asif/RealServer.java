package dev.cordon.comparison.asif;

import java.io.IOException;
import java.util.List;
import javax.net.SocketFactory;

/** A real product on a port of 127.0.0.1, as it comes, in front of the application. */
interface RealServer extends AutoCloseable {
  /** Where the application has a WebSocket. */
  String SOCKET = "/ws";

  int port();

  /** How to reach it: over TLS where it speaks that itself. */
  default SocketFactory sockets() {
    return SocketFactory.getDefault();
  }

  Application application();

  /** Logs a visitor in. */
  default Visit visit(Visitor visitor) throws IOException {
    var answer =
        Wire.exchange(
            this,
            "GET " + Application.LOGIN + "?" + visitor.account() + " HTTP/1.1",
            List.of("Host: " + Table.HOST, "Connection: close"),
            "");
    return new Visit(answer.header("Set-Cookie"), "");
  }
}
