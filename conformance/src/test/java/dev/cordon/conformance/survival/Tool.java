package dev.cordon.conformance.survival;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Small programs of the system and the JDK. */
final class Tool {
  private Tool() {}

  /** Runs a program that says little, and returns what it says. */
  static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes()).strip();
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + " failed: " + said);
      }
      return said;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** How many files a process may open once it asks for all it can get, as a JVM does. */
  static int openFiles() {
    String limit = run("sh", "-c", "ulimit -H -n");
    return limit.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(limit);
  }
}
