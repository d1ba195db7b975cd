package dev.cordon.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports a person may click on. The https pair is for the attacks that mean something only
 * there.
 */
record DemoPorts(int bare, int guarded, int evil, int bareTls, int guardedTls) {
  static final int COUNT = 5;

  /** Ports that nobody listens on now. */
  static DemoPorts free() throws IOException {
    // All are held open together, so that no two are the same.
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < COUNT; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return new DemoPorts(
          port(held, 0), port(held, 1), port(held, 2), port(held, 3), port(held, 4));
    } finally {
      for (var socket : held) {
        socket.close();
      }
    }
  }

  private static int port(List<ServerSocket> sockets, int index) {
    return sockets.get(index).getLocalPort();
  }

  /** {@code base} and the four after it. */
  static DemoPorts from(int base) {
    return new DemoPorts(base, base + 1, base + 2, base + 3, base + 4);
  }
}
