package dev.cordon.session;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder that this process has to itself, by a lock on a file in it. The system lets go of the
 * lock when the process ends, however it ends.
 */
final class FolderLock implements Closeable {
  // A lock belongs to the process, and closing any channel on the file lets go of it. So a second
  // attempt in this process must
  // not come as far as opening the file.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Takes the folder, or fails at once when another journal has it. */
  static FolderLock take(Path directory, String name) throws IOException {
    Path folder = directory.toRealPath();
    if (!HELD.add(folder)) {
      throw inUse(directory, "this process");
    }
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(name),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              DurableFiles.ownerOnly(folder));
      if (channel.tryLock() == null) {
        channel.close();
        throw inUse(directory, "another process");
      }
      return new FolderLock(folder, channel);
    } catch (IOException | RuntimeException e) {
      HELD.remove(folder);
      throw e;
    }
  }

  private static IOException inUse(Path directory, String who) {
    return new IOException(
        "[journal-in-use] %s: %s has it open. Two journals would lose each other's revocations. Stop the other, or give this one a folder of its own."
            .formatted(directory, who));
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(folder);
    }
  }
}
