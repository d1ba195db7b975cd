package dev.cordon.conformance.survival;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A child's side of the talk with the test: a command a line, an answer a line. A child whose test
 * is gone ends.
 */
final class Commands {
  private Commands() {}

  /** Hands every command to {@code handler}, on a thread of its own, until there is no test. */
  static void listen(Consumer<String> handler) {
    Thread thread = new Thread(() -> run(handler), "commands");
    thread.setDaemon(true);
    thread.start();
  }

  /** Does so on this thread; does not return. */
  static void run(Consumer<String> handler) {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        handler.accept(line);
      }
      Runtime.getRuntime().halt(0);
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  /** Answers {@code subject} with pairs {@code key=value}, which hold no blanks. */
  static void say(String subject, String... pairs) {
    synchronized (System.out) {
      System.out.println(subject + " " + String.join(" ", pairs));
      System.out.flush();
    }
  }
}
