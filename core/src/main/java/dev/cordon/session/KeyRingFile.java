package dev.cordon.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A key ring as a text file: a version line, then one line a key, {@code state id created since
 * secret}.
 *
 * <p>Lines that are empty or begin with {@code #} say nothing. The secret of a dead key may be
 * {@code -}, destroyed.
 */
final class KeyRingFile {
  private static final String VERSION = "cordon-keys 1";
  private static final int MOST_BYTES = 64 * 1024;

  private KeyRingFile() {}

  static KeyRing read(Path file) throws IOException {
    refuseShared(file);
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MOST_BYTES + 1);
    }
    if (content.length > MOST_BYTES) {
      throw new KeyRingException(
          "[key-file-size] "
              + file
              + ": it is larger than 64 KiB. That is no key ring. Give the path of one.");
    }
    return parse(new String(content, StandardCharsets.UTF_8), file.toString());
  }

  static KeyRing parse(String text, String place) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(VERSION)) {
      throw new KeyRingException(
          "[key-file-version] %s:1: the first line is not `%s`. It is no key ring, or one of another version. Make one with `cordon keys new`."
              .formatted(place, VERSION));
    }
    List<String> faults = new ArrayList<>();
    List<KeyRing.Key> keys = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        try {
          keys.add(key(line));
        } catch (IllegalArgumentException e) {
          faults.add("[key-file-line] %s:%d: %s".formatted(place, i + 1, e.getMessage()));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new KeyRingException(faults);
    }
    try {
      return KeyRing.of(keys);
    } catch (KeyRingException e) {
      throw new KeyRingException(
          e.faults().stream().map(fault -> fault.replaceFirst("key ring:", place + ":")).toList());
    }
  }

  private static KeyRing.Key key(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length != 5) {
      throw new IllegalArgumentException(
          "the line has "
              + fields.length
              + " fields. A key has five: state, id, created, since, secret, with one space"
              + " between.");
    }
    KeyRing.State state = state(fields[0]);
    int id = KeyRing.Key.parseId(fields[1]);
    Instant created = instant("created", fields[2]);
    Instant since = instant("since", fields[3]);
    if (fields[4].equals("-")) {
      if (state != KeyRing.State.DEAD) {
        throw new IllegalArgumentException(
            "the secret is gone. Only a dead key does without. Mark it dead, or restore its"
                + " secret.");
      }
      return KeyRing.Key.forgotten(fields[1], created, since);
    }
    byte[] secret = Base64Url.decodeOrNull(fields[4], 0);
    if (secret == null || secret.length != KeyRing.SECRET_BYTES) {
      throw new IllegalArgumentException(
          "the secret is not 32 bytes in base64url. Restore the line from its source.");
    }
    if (KeyRing.Key.idOf(secret) != id) {
      throw new IllegalArgumentException(
          "the secret is not the one of key "
              + fields[1]
              + ". One of the two was damaged. Restore the line from its source.");
    }
    return KeyRing.Key.of(state, created, since, secret);
  }

  private static KeyRing.State state(String word) {
    for (KeyRing.State state : KeyRing.State.values()) {
      if (word(state).equals(word)) {
        return state;
      }
    }
    throw new IllegalArgumentException("the state is none of next, current, retired, dead.");
  }

  private static Instant instant(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "the time `" + name + "` is not like 2030-01-31T12:00:00Z.", e);
    }
  }

  private static String word(KeyRing.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  static void write(KeyRing ring, Path file) throws IOException {
    DurableFiles.replace(file, format(ring).getBytes(StandardCharsets.UTF_8));
  }

  static String format(KeyRing ring) {
    StringBuilder text = new StringBuilder(VERSION).append('\n');
    text.append(
        "# Secret. One line a key: state id created since secret. `cordon keys rotate` moves it"
            + " on.\n");
    for (KeyRing.Key key : ring.keys()) {
      text.append(word(key.state())).append(' ').append(key.id()).append(' ').append(key.created());
      text.append(' ').append(key.since()).append(' ').append(key.secretText()).append('\n');
    }
    return text.toString();
  }

  private static void refuseShared(Path file) throws IOException {
    if (!DurableFiles.isPosix(file)) {
      return; // No modes here: the folder's access list is the operator's to set.
    }
    Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
    if (!owner.containsAll(modes)) {
      throw new KeyRingException(
          "[key-file-mode] %s: its mode is %s. Whoever reads it can seal sessions for anyone. Run `chmod 600` on it, and rotate if others had access."
              .formatted(file, PosixFilePermissions.toString(modes)));
    }
  }
}
