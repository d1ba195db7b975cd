package dev.cordon.gateway;

import dev.cordon.config.AccessLog;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the access log, a JSON object a line, on a thread of its own. A disk that is slow or full
 * costs lines, which are counted, and never a request.
 */
final class AccessLogWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLogWriter.class);
  private static final int QUEUED_LINES = 16 * 1024;
  private static final Object REOPEN = new Object();
  private static final Object STOP = new Object();

  private final AccessLog target;
  private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(QUEUED_LINES);
  private final LongAdder dropped = new LongAdder();
  private final @Nullable Thread thread;

  AccessLogWriter(AccessLog target) {
    this.target = target;
    if (target instanceof AccessLog.Off) {
      thread = null;
    } else {
      thread = new Thread(this::run, "cordon-access-log");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void write(Json line) {
    if (thread != null && !queue.offer(line)) {
      dropped.increment();
    }
  }

  /** Opens the file anew, so that whoever rotates logs can move it away first. */
  void reopen() {
    if (thread != null && !queue.offer(REOPEN)) {
      dropped.increment();
    }
  }

  long dropped() {
    return dropped.sum();
  }

  /** Writes what is queued, for two seconds at most. */
  @Override
  public void close() {
    if (thread == null) {
      return;
    }
    try {
      if (queue.offer(STOP, 2, TimeUnit.SECONDS)) {
        thread.join(2000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Object next = REOPEN;
    while (!next.equals(STOP)) {
      try (Writer out = open()) {
        do {
          next = queue.take();
          if (next instanceof Json line) {
            out.append(line.toString()).append('\n');
            if (queue.isEmpty()) {
              out.flush();
            }
          }
        } while (next instanceof Json);
      } catch (IOException e) {
        dropped.increment();
        LOG.warn("the access log {} cannot be written: {}", target, e.getMessage());
        next = pauseAfterFailure();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Object pauseAfterFailure() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      return STOP;
    }
    return REOPEN;
  }

  /** Standard output, which is not ours to close. */
  private static final class StandardOutput extends FileOutputStream {
    StandardOutput() {
      super(FileDescriptor.out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private Writer open() throws IOException {
    OutputStream out =
        target instanceof AccessLog.ToFile file
            ? Files.newOutputStream(
                file.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
            : new StandardOutput();
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }
}
