package dev.cordon.fuzz;

import dev.cordon.fuzz.StrictReader.Malformed;
import dev.cordon.fuzz.StrictReader.Message;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An application that reads requests strictly and checks each against what its client sent, whom
 * {@code X-Forwarded-For} names: every client has an address of its own.
 */
final class Upstream implements AutoCloseable {
  private static final int KEPT = 2_000;

  private final ServerSocket server;
  private final Map<Socket, Boolean> sockets = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable String> finding = new AtomicReference<>();
  private final Map<String, Expectation> expectations =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Expectation> eldest) {
          return size() > KEPT;
        }
      };

  Upstream() throws IOException {
    server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(this::accept, "fuzz-upstream");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  int port() {
    return server.getLocalPort();
  }

  void expect(String client, Expectation expectation) {
    synchronized (expectations) {
      expectations.put(client, expectation);
    }
  }

  /** Throws the first thing that went wrong since the last call. */
  void check() {
    String found = finding.getAndSet(null);
    if (found != null) {
      throw new AssertionError(found);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.put(socket, true);
        Thread thread = new Thread(() -> serve(socket), "fuzz-upstream-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      StrictReader reader = new StrictReader(new BufferedInputStream(socket.getInputStream()));
      OutputStream out = socket.getOutputStream();
      while (true) {
        Message request = reader.next();
        if (request == null) {
          return;
        }
        seen(request);
        if (!request.complete()) {
          if (reader.end() == StrictReader.End.MALFORMED) {
            finding.compareAndSet(null, "the gateway wrote a malformed body: " + request);
          }
          return;
        }
        boolean head = request.method().equals("HEAD");
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + (head ? "" : "ok");
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    } catch (Malformed e) {
      finding.compareAndSet(null, "the gateway wrote what is no request: " + e.getMessage());
    } catch (IOException e) {
      // The gateway, or the end of the run, closed it.
    } finally {
      sockets.remove(socket);
    }
  }

  private void seen(Message request) {
    List<String> client = request.values("x-forwarded-for");
    Expectation expectation;
    synchronized (expectations) {
      expectation = expectations.get(client.isEmpty() ? "" : client.get(0));
    }
    String wrong =
        expectation == null
            ? Claim.text("a request of no client", request)
            : expectation.seen(request);
    if (wrong != null) {
      finding.compareAndSet(null, wrong);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets.keySet()) {
      socket.close();
    }
  }
}
