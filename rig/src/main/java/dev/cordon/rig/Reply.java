package dev.cordon.rig;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;

/** What a browser gets for a request. */
public sealed interface Reply {

  /**
   * An answer that is made here.
   *
   * @param status 101 opens the WebSocket that was asked for
   * @param headers without framing: length and connection are added
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
  record Response(int status, List<Pair> headers, byte[] body, Afterwards afterwards)
      implements Reply {
    public Response {
      headers = List.copyOf(headers);
    }
  }

  /** What becomes of the connection behind an answer. */
  enum Afterwards {
    KEEP_OPEN,
    CLOSE
  }

  /** The connection is closed without a word. */
  record HangUp() implements Reply {}

  /**
   * The request goes on to another server as it is, and that server's answer comes back as it is.
   *
   * @param server where to
   * @param answered is told the status of the answer, before the browser gets it; 0 for none
   */
  record Relay(Connecting server, IntConsumer answered) implements Reply {}

  /** Opens a connection. */
  @FunctionalInterface
  interface Connecting {
    Socket connect() throws IOException;
  }

  /** An answer after which the connection stays open. */
  static Response of(int status, List<Pair> headers, String body) {
    return new Response(
        status, headers, body.getBytes(StandardCharsets.UTF_8), Afterwards.KEEP_OPEN);
  }
}
