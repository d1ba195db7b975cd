package dev.cordon.bench.edge;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * An access log for a proxy that has none: a JSON object a line, put together and written on a
 * thread of its own.
 */
final class JsonLog {
  private static final int QUEUED = 16 * 1024;

  private final BlockingQueue<Line> queue = new ArrayBlockingQueue<>(QUEUED);
  private final Path file;

  private JsonLog(Path file) {
    this.file = file;
  }

  static JsonLog open(Path file) {
    JsonLog log = new JsonLog(file);
    Thread thread = new Thread(log::run, "access-log");
    thread.setDaemon(true);
    thread.start();
    return log;
  }

  /** What a line says. */
  interface Line {
    void write(StringBuilder out);
  }

  /** A line that finds the queue full is lost, and no request waits. */
  void write(Line line) {
    boolean kept = queue.offer(line);
    assert kept || !queue.isEmpty();
  }

  /** Appends {@code ,"name":"value"}. */
  static void put(StringBuilder out, String name, String value) {
    out.append(",\"").append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** Appends {@code ,"name":value}. */
  static void put(StringBuilder out, String name, long value) {
    out.append(",\"").append(name).append("\":").append(value);
  }

  /** How many lines {@code file} has. */
  static long lines(Path file) throws IOException {
    long lines = 0;
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private void run() {
    StringBuilder line = new StringBuilder();
    try (Writer out = new BufferedWriter(Files.newBufferedWriter(file))) {
      while (true) {
        line.setLength(0);
        queue.take().write(line);
        out.append(line).append('\n');
        if (queue.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
