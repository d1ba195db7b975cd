package dev.cordon.session;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files that survive a crash: written beside, forced to disk, and renamed over the old one in one
 * step. Streams rather than channels, since an interrupt of the thread closes a channel for good.
 */
final class DurableFiles {
  private DurableFiles() {}

  /**
   * Replaces the file by this content, readable by its owner alone. After a crash it holds the old
   * content or the new.
   */
  static void replace(Path file, byte[] content) throws IOException {
    Path directory = directoryOf(file);
    Path beside =
        Files.createTempFile(directory, "." + file.getFileName(), ".tmp", ownerOnly(directory));
    try {
      try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
        out.write(content);
        out.getFD().sync();
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
    forceDirectory(directory);
  }

  /** Makes a rename in this folder last. */
  static void forceDirectory(Path directory) throws IOException {
    if (!isPosix(directory)) {
      return; // Elsewhere a folder cannot be opened; a rename is as durable as that system makes
      // it.
    }
    boolean interrupted = false;
    while (true) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
        break;
      } catch (ClosedByInterruptException e) {
        interrupted = true;
        Thread.interrupted(); // An interrupt closes a channel. It must not decide whether a file is
        // durable.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static FileAttribute<?>[] ownerOnly(Path directory) {
    return isPosix(directory)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  static boolean isPosix(Path path) {
    return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
  }

  private static Path directoryOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("a folder cannot be replaced: " + file);
    }
    return parent;
  }
}
