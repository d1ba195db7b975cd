package dev.cordon.conformance.survival;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** One connection of the application's, one request after the other. */
final class Application {
  private static final String WEBSOCKET_MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final UpstreamMain upstream;
  private final Socket socket;

  Application(UpstreamMain upstream, Socket socket) {
    this.upstream = upstream;
    this.socket = socket;
  }

  void serve() {
    upstream.open.incrementAndGet();
    try (socket) {
      socket.setTcpNoDelay(true);
      MessageReader in = new MessageReader(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (Optional<Head> head = in.head(); head.isPresent(); head = in.head()) {
        upstream.requests.incrementAndGet();
        answer(head.get(), in, out);
      }
    } catch (IOException gone) {
      // The gateway has closed; there is nobody to tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      upstream.open.decrementAndGet();
    }
  }

  /** {@code /api/VERB/ARGUMENT…}; the verbs are the cases. */
  private void answer(Head head, MessageReader in, OutputStream out)
      throws IOException, InterruptedException {
    String[] path = head.target().split("/");
    if (!path[2].equals("hello")) {
      upstream.lasting.incrementAndGet();
    }
    switch (path[2]) {
      case "hello" -> text(out, "hello");
      case "slow" -> {
        sleep(Long.parseLong(path[3]));
        text(out, "at last");
      }
      case "drip" -> drip(out, Integer.parseInt(path[3]));
      case "bytes" -> bytes(out, Long.parseLong(path[3]), path[4].equals("chunked"));
      case "tally" -> text(out, Tally.of(in.body(head)).toString());
      case "events" -> events(out);
      case "socket" -> echo(head, in, out);
      case "bad" -> misbehave(Misdeed.valueOf(path[3]), out);
      default -> out.write(MessageReader.bytes("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"));
    }
  }

  /** Sleeps for as long as there is somebody to answer. */
  private void sleep(long millis) throws IOException {
    socket.setSoTimeout(Math.toIntExact(millis));
    try {
      if (socket.getInputStream().read() < 0) {
        throw new EOFException("nobody waits for the answer");
      }
      throw new IOException("a request came before the last one was answered");
    } catch (SocketTimeoutException slept) {
      socket.setSoTimeout(0);
    }
  }

  /** In one write, so that being killed leaves all of it or nothing. */
  private static void text(OutputStream out, String text) throws IOException {
    out.write(
        MessageReader.bytes(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
                + text.length()
                + "\r\n\r\n"
                + text));
  }

  private void bytes(OutputStream out, long length, boolean chunked) throws IOException {
    String framing = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length;
    out.write(MessageReader.bytes("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n"));
    if (chunked) {
      ChunkedOutput chunks = new ChunkedOutput(out);
      Content.write(length, chunks, upstream.sent::set);
      chunks.end();
    } else {
      Content.write(length, out, upstream.sent::set);
    }
  }

  private static void drip(OutputStream out, int drops) throws IOException, InterruptedException {
    out.write(MessageReader.bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
    for (int i = 0; i < drops; i++) {
      out.write(MessageReader.bytes("1\r\nx\r\n"));
      Thread.sleep(100);
    }
    out.write(MessageReader.bytes("0\r\n\r\n"));
  }

  private static void events(OutputStream out) throws IOException, InterruptedException {
    ChunkedOutput chunks = new ChunkedOutput(out);
    out.write(
        MessageReader.bytes(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"));
    for (int i = 0; ; i++) {
      chunks.write(MessageReader.bytes("data: " + i + "\n\n"));
      Thread.sleep(50);
    }
  }

  private static void echo(Head head, MessageReader in, OutputStream out) throws IOException {
    out.write(
        MessageReader.bytes(
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Accept: "
                + accept(head.field("sec-websocket-key").orElseThrow())
                + "\r\n\r\n"));
    Frames frames = new Frames(in.rest(), out);
    while (frames.receive() instanceof Frames.Text text) {
      frames.send(text.text());
    }
  }

  private static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] hash = sha1.digest((key + WEBSOCKET_MAGIC).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void misbehave(Misdeed misdeed, OutputStream out)
      throws IOException, InterruptedException {
    out.write(MessageReader.bytes(misdeed.bytes));
    switch (misdeed.then) {
      case WAIT -> socket.getInputStream().skip(Long.MAX_VALUE);
      case RESET -> {
        // What has been written should arrive, and then the reset.
        Thread.sleep(100);
        socket.setSoLinger(true, 0);
        socket.close();
      }
      case CLOSE -> socket.close();
      case GO_ON -> {}
    }
  }
}
