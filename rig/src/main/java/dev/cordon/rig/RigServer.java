package dev.cordon.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server of all hosts there are, which a browser reaches as its proxy, on a free port. */
public final class RigServer implements AutoCloseable {
  private final ServerSocket door;
  private final Certificates certificates = new Certificates();
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "rig-connection");
            thread.setDaemon(true);
            return thread;
          });

  /** Opens it on a free port of 127.0.0.1. */
  public RigServer(Handler handler) {
    this.handler = handler;
    try {
      door = new ServerSocket(0, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Where it listens, on 127.0.0.1. */
  public int port() {
    return door.getLocalPort();
  }

  Certificates certificates() {
    return certificates;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var socket = door.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        var connection = new Connection(socket, certificates, handler);
        threads.execute(
            () -> {
              connection.run();
              open.remove(socket);
            });
      } catch (IOException closedOrGone) {
        // Closed: the loop ends. Gone before it was served: the next one.
      }
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
