package dev.cordon.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks a program for its version, or for something else that takes a moment. */
final class Versions {
  private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)+[a-z]*");

  private Versions() {}

  /** The first thing in the program's answer that looks like a version. */
  static String of(List<String> command, Map<String, String> environment) {
    String output = run(command, environment);
    var version = VERSION.matcher(output);
    if (!version.find()) {
      throw new IllegalStateException(command + " tells no version: " + output);
    }
    return version.group();
  }

  /** Runs a program to its end and returns what it printed. */
  static String run(List<String> command, Map<String, String> environment) {
    try {
      var builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
      builder.environment().putAll(environment);
      var process = builder.start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readNBytes(100_000), StandardCharsets.UTF_8);
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
