package dev.cordon.cli.prove;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Which policies were found to keep their promises, as a file in the gateway's state folder: a line
 * for each, the digest of the policy's text and of the version of Cordon that proved it. Only good
 * results are kept, so that a broken promise is told with its witness each time.
 *
 * <p>Whoever can write to that folder has the keys to every session already.
 */
final class KeptPromises {
  /** A policy that is changed back and forth is known, and the file stays small. */
  private static final int MOST = 50;

  private final Path file;

  private KeptPromises(Path file) {
    this.file = file;
  }

  static KeptPromises in(Path state) {
    return new KeptPromises(state.resolve("promises-kept"));
  }

  /**
   * What a result is known by.
   *
   * @param version of Cordon
   * @param text the SHA-256 of the policy's text
   */
  static String key(String version, String text) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      var whole = "cordon " + version + "\n" + text + "\n";
      return HexFormat.of().formatHex(sha256.digest(whole.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether it was added. A file that cannot be read knows nothing. */
  boolean has(String key) {
    try {
      return lines().contains(key);
    } catch (IOException e) {
      return false;
    }
  }

  /** Adds one; the oldest is forgotten where there are too many. */
  void add(String key) throws IOException {
    var lines = lines();
    lines.remove(key);
    lines.add(key);
    var kept = lines.subList(Math.max(0, lines.size() - MOST), lines.size());
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, kept);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> lines() throws IOException {
    try {
      return new ArrayList<>(Files.readAllLines(file));
    } catch (NoSuchFileException | MalformedInputException e) {
      return new ArrayList<>();
    }
  }
}
