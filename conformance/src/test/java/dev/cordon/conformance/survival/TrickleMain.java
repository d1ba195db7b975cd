package dev.cordon.conformance.survival;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that never ends its heads (slowloris): a byte on each connection from time to time, and
 * never the last one. Arguments: port, how many. It prints {@code cut} once every connection has
 * been taken from it, with the seconds the last one lasted.
 */
final class TrickleMain {
  private static final byte[] HEAD_WITHOUT_END =
      MessageReader.bytes(
          "GET / HTTP/1.1\r\nHost: bank.localhost\r\nX-Padding: " + "a".repeat(4096));
  private static final long PAUSE_MILLIS = 100;

  private final List<SocketChannel> channels = new ArrayList<>();
  private final ByteBuffer answer = ByteBuffer.allocate(1024);
  private int timedOut;

  private TrickleMain() {}

  public static void main(String[] arguments) throws IOException {
    TrickleMain trickle = new TrickleMain();
    Commands.listen(command -> {});
    int count = Integer.parseInt(arguments[1]);
    for (int i = 0; i < count; i++) {
      trickle.open(Integer.parseInt(arguments[0]));
    }
    Commands.say("ready");
    trickle.trickle();
    Commands.say("cut", "connections=" + count, "told=" + trickle.timedOut);
    Waiting.pause(Connection.HANG_MILLIS);
  }

  private void open(int port) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.configureBlocking(false);
    channels.add(channel);
  }

  private void trickle() {
    for (int i = 0; i < HEAD_WITHOUT_END.length && !channels.isEmpty(); i++) {
      ByteBuffer next = ByteBuffer.wrap(HEAD_WITHOUT_END, i, 1);
      channels.removeIf(channel -> isCut(channel, next.duplicate()));
      Waiting.pause(PAUSE_MILLIS);
    }
  }

  private boolean isCut(SocketChannel channel, ByteBuffer next) {
    try {
      answer.clear();
      int read = channel.read(answer);
      if (read > 0) {
        timedOut += new String(answer.array(), 0, read).startsWith("HTTP/1.1 408 ") ? 1 : 0;
        return false;
      }
      if (read == 0) {
        channel.write(next);
        return false;
      }
    } catch (IOException reset) {
      // Cut, that is.
    }
    close(channel);
    return true;
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException gone) {
      // So it is closed.
    }
  }
}
