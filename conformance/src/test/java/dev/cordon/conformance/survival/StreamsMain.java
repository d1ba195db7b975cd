package dev.cordon.conformance.survival;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A client that listens to server-sent events and talks over a WebSocket, as long as both last.
 * Argument: port. The command {@code streams} prints how many events and echoes have come so far,
 * and how each stream ended, if it has.
 */
final class StreamsMain {
  private final int port;
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong echoes = new AtomicLong();
  private volatile String eventsEnd = "none";
  private volatile String socketEnd = "none";

  private StreamsMain(int port) {
    this.port = port;
  }

  public static void main(String[] arguments) {
    StreamsMain streams = new StreamsMain(Integer.parseInt(arguments[0]));
    start(streams::listen);
    start(streams::talk);
    Commands.say("ready");
    Commands.run(
        command ->
            Commands.say(
                "streams",
                "events=" + streams.events,
                "echoes=" + streams.echoes,
                "events-end=" + streams.eventsEnd,
                "socket-end=" + streams.socketEnd));
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    try (Connection connection = Connection.open(port)) {
      connection.send(Browser.read("/api/events"));
      InputStream body = connection.reader().body(connection.reader().head().orElseThrow());
      for (String event = event(body); event != null; event = event(body)) {
        if (!event.equals("data: " + events.get())) {
          throw new IOException("event " + events + " was " + event);
        }
        events.incrementAndGet();
      }
      eventsEnd = "whole";
    } catch (IOException | RuntimeException e) {
      eventsEnd = e.toString().replace(' ', '_');
    }
  }

  private static @Nullable String event(InputStream body) throws IOException {
    StringBuilder event = new StringBuilder();
    for (int b = body.read(); b >= 0; b = body.read()) {
      event.append((char) b);
      if (event.length() > 1 && event.substring(event.length() - 2).equals("\n\n")) {
        return event.substring(0, event.length() - 2);
      }
    }
    return null;
  }

  private void talk() {
    try (Connection connection = Connection.open(port)) {
      connection.send(Browser.handshake("/api/socket"));
      Head head = connection.reader().head().orElseThrow();
      if (head.status() != 101) {
        throw new IOException("the handshake was answered " + head.status());
      }
      Frames frames = new Frames(connection.reader().rest(), connection.output());
      start(() -> speak(frames));
      Frames.Frame frame = frames.receive();
      for (; frame instanceof Frames.Text text; frame = frames.receive()) {
        if (!text.text().equals("message " + echoes)) {
          throw new IOException("echo " + echoes + " was " + text.text());
        }
        echoes.incrementAndGet();
      }
      socketEnd = frame.toString();
    } catch (IOException | RuntimeException e) {
      socketEnd = e.toString().replace(' ', '_');
    }
  }

  private static void speak(Frames frames) {
    try {
      for (int i = 0; ; i++) {
        frames.sendMasked("message " + i);
        Waiting.pause(50);
      }
    } catch (IOException closed) {
      // Whoever listens is told why.
    }
  }
}
