package dev.cordon.bench.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that ends by itself: its standard output, or why there is none. */
final class Command {
  private Command() {}

  static String run(List<String> command, int limitSeconds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .start();
    Cleanup.atExit(process::destroyForcibly);
    String output;
    try (var killer = new Deadline(process, limitSeconds)) {
      output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      if (killer.struck()) {
        throw new IOException(command.get(0) + " did not end within " + limitSeconds + " s");
      }
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          String.join(" ", command) + " ended with " + process.exitValue() + ":\n" + output);
    }
    return output;
  }

  /** Ends the process when its time is over. */
  private static final class Deadline implements AutoCloseable {
    private final Thread thread;
    private volatile boolean struck;

    Deadline(Process process, int seconds) {
      thread =
          new Thread(
              () -> {
                try {
                  TimeUnit.SECONDS.sleep(seconds);
                  struck = true;
                  process.destroyForcibly();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              "deadline");
      thread.setDaemon(true);
      thread.start();
    }

    boolean struck() {
      return struck;
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }
}
