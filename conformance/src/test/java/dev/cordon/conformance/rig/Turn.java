package dev.cordon.conformance.rig;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The right to record on this machine. A second browser would take as much time from the first as
 * it uses, and both would come near the deadlines; so recordings follow one another.
 */
final class Turn implements AutoCloseable {
  private static final Duration MOST = Duration.ofMinutes(60);

  private final FileChannel channel;

  private Turn(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits until no other recording runs on this machine, for an hour at most. */
  static Turn await(PrintStream out) throws IOException, InterruptedException {
    var file = Path.of(System.getProperty("java.io.tmpdir"), "cordon-rig.lock");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long end = System.nanoTime() + MOST.toNanos();
    FileLock lock = channel.tryLock();
    if (lock == null) {
      out.println("waiting for another recording to end");
    }
    while (lock == null && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(200);
      lock = channel.tryLock();
    }
    if (lock == null) {
      channel.close();
      throw new IllegalStateException("Another recording holds " + file + " for too long");
    }
    return new Turn(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
