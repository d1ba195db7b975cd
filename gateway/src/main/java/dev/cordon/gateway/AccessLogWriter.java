package dev.cordon.gateway;

import dev.cordon.config.AccessLog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
 *
 * <p>Lines that arrive within a moment are written together. To wake this thread and to write for
 * each line alone costs a fifth of what the whole request does.
 */
final class AccessLogWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLogWriter.class);
  private static final int QUEUED_LINES = 16 * 1024;
  private static final int BATCH_CHARS = 64 * 1024;

  /** How long lines gather once some have been written. */
  private static final long GATHER_MILLIS = 10;

  private static final Object REOPEN = new Object();
  private static final Object STOP = new Object();

  private final AccessLog target;
  private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(QUEUED_LINES);
  private final LongAdder dropped = new LongAdder();
  private final @Nullable Thread thread;

  /** Lines taken from the queue and not written; of the thread alone. */
  private int gathered;

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
      try (OutputStream out = open()) {
        next = writeLines(out);
      } catch (IOException e) {
        dropped.add(Math.max(1, gathered));
        gathered = 0;
        LOG.warn("the access log {} cannot be written: {}", target, e.getMessage());
        next = pauseAfterFailure();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Writes lines until something else is in the queue, and returns that. */
  private Object writeLines(OutputStream out) throws IOException, InterruptedException {
    StringBuilder batch = new StringBuilder();
    while (true) {
      Object next = queue.take();
      while (next instanceof Json line) {
        line.appendTo(batch).append('\n');
        gathered++;
        if (batch.length() > BATCH_CHARS) {
          flush(batch, out);
        }
        next = queue.poll();
      }
      flush(batch, out);
      if (next != null) {
        return next;
      }
      Thread.sleep(GATHER_MILLIS);
    }
  }

  /** A line is ASCII, as {@link Json} writes it. */
  private void flush(StringBuilder batch, OutputStream out) throws IOException {
    out.write(batch.toString().getBytes(StandardCharsets.US_ASCII));
    batch.setLength(0);
    gathered = 0;
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

  private OutputStream open() throws IOException {
    return target instanceof AccessLog.ToFile file
        ? Files.newOutputStream(file.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
        : new StandardOutput();
  }
}
