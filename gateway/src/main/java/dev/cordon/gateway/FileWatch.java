package dev.cordon.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Notices that files have changed by looking at their content from time to time. Notification by
 * the system misses what matters here: a symbolic link that is pointed elsewhere, a folder that is
 * mounted anew.
 */
final class FileWatch {
  private List<Path> files = List.of();
  private List<String> digests = List.of();

  /** Takes the files as they are now for known. */
  synchronized void accept(List<Path> watched) {
    files = List.copyOf(watched);
    digests = digests(files);
  }

  /** Whether some file is not as it was when it was last accepted or found changed. */
  synchronized boolean hasChanged() {
    List<String> now = digests(files);
    boolean changed = !now.equals(digests);
    digests = now;
    return changed;
  }

  private static List<String> digests(List<Path> files) {
    List<String> digests = new ArrayList<>(files.size());
    for (Path file : files) {
      digests.add(digest(file));
    }
    return digests;
  }

  private static String digest(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (IOException e) {
      return "unreadable";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
