package dev.cordon.conformance.survival;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * A client that asks what it is told to, each request on a connection of its own, many at a time.
 * Argument: port. Commands, each answered by a line that begins with its name:
 *
 * <ul>
 *   <li>{@code NAME get PATH MILLIS}: reads the head, pauses, reads the body
 *   <li>{@code NAME put PATH MILLIS LENGTH FRAMING}: sends a body in {@code chunked} framing or of
 *       a {@code declared} length, with a pause halfway; the answer is the tally of the application
 * </ul>
 */
final class ProbeMain {
  private final int port;
  private final String[] words;

  private String status = "none";
  private boolean readable;
  private String sent = "none";
  private String received = "none";

  private ProbeMain(int port, String command) {
    this.port = port;
    this.words = command.split(" ");
  }

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    Commands.say("ready");
    Commands.run(
        command -> {
          Thread thread = new Thread(() -> new ProbeMain(port, command).run());
          thread.setDaemon(true);
          thread.start();
        });
  }

  private void run() {
    String end = ask();
    Commands.say(
        words[0],
        "status=" + status,
        "readable=" + readable,
        "sent=" + sent,
        "received=" + received,
        "end=" + end);
  }

  private String ask() {
    try (Connection connection = Connection.open(port)) {
      if (words[1].equals("put")) {
        put(connection);
      } else {
        connection.send(Browser.read(words[2]));
      }
      Head head = connection.reader().head().orElseThrow(() -> new EOFException("no answer"));
      status = Integer.toString(head.status());
      readable = Browser.mayRead(head);
      if (words[1].equals("put")) {
        byte[] answer = connection.reader().body(head).readAllBytes();
        received = new String(answer, StandardCharsets.US_ASCII);
      } else {
        Waiting.pause(millis());
        received = Tally.of(connection.reader().body(head)).toString();
      }
      return "whole";
    } catch (ConnectException e) {
      return "refused";
    } catch (SocketTimeoutException e) {
      return "hung";
    } catch (EOFException | SocketException e) {
      return "cut";
    } catch (IOException | RuntimeException e) {
      return "malformed:" + e.toString().replace(' ', '_');
    }
  }

  private long millis() {
    return Long.parseLong(words[3]);
  }

  private void put(Connection connection) throws IOException {
    long length = Long.parseLong(words[4]);
    boolean chunked = words[5].equals("chunked");
    String framing = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length;
    connection.send(Browser.write(words[2]) + framing + "\r\n\r\n");
    OutputStream out = connection.output();
    ChunkedOutput chunks = new ChunkedOutput(out);
    boolean[] paused = {false};
    Tally tally =
        Content.write(
            length,
            chunked ? chunks : out,
            bytes -> {
              if (!paused[0] && bytes >= length / 2) {
                paused[0] = true;
                Waiting.pause(millis());
              }
            });
    if (chunked) {
      chunks.end();
    }
    sent = tally.toString();
  }
}
