package dev.cordon.comparison;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * The whole web behind one port with TLS, for a browser that resolves every name to it: the names
 * of the bank lead to the bank, byte for byte, and every other name to an empty page.
 */
final class Door implements AutoCloseable {
  private static final int MAX_HEAD = 64 * 1024;
  private static final byte[] EMPTY_PAGE =
      ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n"
              + "<!doctype html><title>elsewhere</title>")
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile int bank;

  Door(SSLContext tls) throws IOException {
    listening =
        tls.getServerSocketFactory().createServerSocket(0, 100, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Which bank is behind the names of the bank from now on. */
  void leadTo(Bank to) {
    bank = to.port();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var caller = listening.accept();
        threads.execute(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      var head = head(caller.getInputStream());
      if (!isForBank(head)) {
        caller.getOutputStream().write(EMPTY_PAGE);
        return;
      }
      try (var to = new Socket(InetAddress.getLoopbackAddress(), bank)) {
        to.getOutputStream().write(head);
        var back = threads.submit(() -> pass(to, caller));
        pass(caller, to);
        back.cancel(true);
      }
    } catch (IOException gone) {
      // Browsers leave connections as they please.
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException gone) {
      // Either end may go first.
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // It is what was wanted.
    }
  }

  private static byte[] head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    var last = 0;
    for (var next = in.read(); next >= 0 && head.size() < MAX_HEAD; next = in.read()) {
      head.write(next);
      last = last << 8 | next;
      if (last == 0x0D0A0D0A) {
        break;
      }
    }
    return head.toByteArray();
  }

  private static boolean isForBank(byte[] head) {
    var text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase();
    return text.contains("\r\nhost: bank.example\r\n")
        || text.contains("\r\nhost: rebound.evil.example\r\n");
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
