package dev.cordon.conformance.survival;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that holds connections and does nothing with them. Arguments: port, how many. Every
 * second one has been used once; the others have never said a word. The command {@code check}
 * prints how many are still open, and how many of those answer; {@code close} lets go of them.
 */
final class IdleMain {
  private static final ByteBuffer REQUEST =
      ByteBuffer.wrap(MessageReader.bytes(Browser.read("/api/hello"))).asReadOnlyBuffer();

  private final List<SocketChannel> channels = new ArrayList<>();

  private IdleMain() {}

  public static void main(String[] arguments) throws IOException {
    IdleMain idle = new IdleMain();
    idle.open(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    Commands.say("ready");
    Commands.run(
        command -> {
          if (command.equals("check")) {
            idle.check();
          } else {
            idle.close();
          }
        });
  }

  private void open(int port, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channels.add(channel);
      if (i % 2 == 0 && !isAnswered(channel)) {
        throw new IOException("connection " + i + " was not answered");
      }
    }
  }

  private void check() {
    int open = 0;
    int answering = 0;
    for (int i = 0; i < channels.size(); i++) {
      SocketChannel channel = channels.get(i);
      if (isOpen(channel)) {
        open++;
        // Every hundredth, those that never said a word among them.
        if (i % 100 < 2) {
          answering += isAnswered(channel) ? 1 : 0;
        }
      }
    }
    Commands.say("check", "open=" + open, "answering=" + answering);
  }

  /** Nothing to read is the sign: neither an end nor a word out of turn. */
  private static boolean isOpen(SocketChannel channel) {
    try {
      channel.configureBlocking(false);
      boolean open = channel.read(ByteBuffer.allocate(1)) == 0;
      channel.configureBlocking(true);
      return open;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isAnswered(SocketChannel channel) {
    try {
      ByteBuffer request = REQUEST.duplicate();
      while (request.hasRemaining()) {
        channel.write(request);
      }
      MessageReader reader = new MessageReader(channel.socket().getInputStream());
      channel.socket().setSoTimeout(Connection.HANG_MILLIS);
      return reader.head().filter(head -> head.status() == 200).isPresent()
          && reader.rest().readNBytes(5).length == 5;
    } catch (IOException e) {
      return false;
    }
  }

  /** With a reset, so that no port of the machine's is held for a minute by each. */
  private void close() {
    for (SocketChannel channel : channels) {
      try (channel) {
        channel.socket().setSoLinger(true, 0);
      } catch (IOException gone) {
        // So it is closed.
      }
    }
    Commands.say("close");
  }
}
