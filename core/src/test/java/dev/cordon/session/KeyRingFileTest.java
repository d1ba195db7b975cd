package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A key file")
class KeyRingFileTest {
  private static final String TIME = "2030-01-01T00:00:00Z";
  private static final String GOOD =
      "current 1f9347c7 " + TIME + " " + TIME + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  @TempDir Path folder;

  @Test
  @DisplayName("gives back the ring that was written, destroyed secrets included")
  void roundTrip() throws IOException {
    KeyRing ring =
        KeyRing.of(
            List.of(
                KeyRing.Key.forgotten("0badcafe", Given.NOW, Given.NOW.plusSeconds(5)),
                Given.KEY,
                KeyRing.Key.of(KeyRing.State.NEXT, Given.NOW, Given.NOW, Given.range(9, 32))));
    Path file = folder.resolve("keys");
    ring.write(file);
    assertThat(KeyRing.read(file).keys()).isEqualTo(ring.keys());
    assertThat(Files.readString(file)).startsWith("cordon-keys 1\n").contains("\n" + GOOD + "\n");
  }

  @Test
  @DisplayName("is for its owner alone, replaces the old one whole, and leaves nothing beside")
  void replaces() throws IOException {
    Path file = folder.resolve("keys");
    Files.writeString(file, "x".repeat(10_000));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Given.RING.write(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(KeyRing.read(file).keys()).isEqualTo(Given.RING.keys());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  @DisplayName("does not take the place of the root")
  void root() {
    assertThatThrownBy(() -> Given.RING.write(folder.getRoot()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a folder cannot be replaced");
  }

  @Test
  @DisplayName("stays as it was when it cannot be replaced, and nothing is left beside")
  void failedReplacement() throws IOException {
    Path file = Files.createDirectory(folder.resolve("keys"));
    Files.createFile(file.resolve("occupied"));
    assertThatThrownBy(() -> Given.RING.write(file)).isInstanceOf(IOException.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest(name = "with mode {0} is refused")
  @ValueSource(
      strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx--x---", "rw-rw-rw-"})
  void sharedModes(String mode) throws IOException {
    Path file = folder.resolve("keys");
    Given.RING.write(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertThatThrownBy(() -> KeyRing.read(file))
        .isInstanceOf(KeyRingException.class)
        .hasMessageStartingWith("[key-file-mode] " + file + ": its mode is " + mode)
        .hasMessageContaining("chmod 600");
  }

  @Test
  @DisplayName("that its owner can only read is accepted")
  void readOnly() throws IOException {
    Path file = folder.resolve("keys");
    Given.RING.write(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    assertThat(KeyRing.read(file).keys()).isEqualTo(Given.RING.keys());
  }

  @ParameterizedTest(name = "with {0} names the line and no secret")
  @CsvSource({
    "four fields, 'current 1f9347c7 2030-01-01T00:00:00Z"
        + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', five",
    "two spaces, 'current  1f9347c7 2030-01-01T00:00:00Z 2030-01-01T00:00:00Z"
        + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', five",
    "an unknown state, 'active 1f9347c7 2030-01-01T00:00:00Z 2030-01-01T00:00:00Z"
        + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', state",
    "a state in capitals, 'CURRENT 1f9347c7 2030-01-01T00:00:00Z 2030-01-01T00:00:00Z"
        + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', state",
    "an id in capitals, 'current 1F9347C7 2030-01-01T00:00:00Z 2030-01-01T00:00:00Z"
        + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', id",
    "a day for a time, 'current 1f9347c7 2030-01-01 2030-01-01T00:00:00Z"
        + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', created",
    "a short secret, 'current 1f9347c7 2030-01-01T00:00:00Z 2030-01-01T00:00:00Z"
        + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg', 32 bytes",
    "a secret of another alphabet, 'current 1f9347c7 2030-01-01T00:00:00Z 2030-01-01T00:00:00Z"
        + " AAECAwQF+gcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', 32 bytes",
    "a damaged secret, 'current 1f9347c7 2030-01-01T00:00:00Z 2030-01-01T00:00:00Z"
        + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHhw', damaged",
    "no secret though alive, 'retired 1f9347c7 2030-01-01T00:00:00Z 2030-01-01T00:00:00Z -', dead"
  })
  void faultyLines(String what, String line, String problem) {
    assertThatThrownBy(() -> KeyRingFile.parse("cordon-keys 1\n\n# note\n" + line + "\n", "keys"))
        .isInstanceOf(KeyRingException.class)
        .hasMessageStartingWith("[key-file-line] keys:4: ")
        .hasMessageContaining(problem)
        .message()
        .doesNotContain("AAECAwQF");
  }

  @Test
  @DisplayName("with three faulty lines names all three")
  void everyFault() {
    assertThatThrownBy(() -> KeyRingFile.parse("cordon-keys 1\na\n" + GOOD + "\nb\nc\n", "keys"))
        .asInstanceOf(type(KeyRingException.class))
        .extracting(KeyRingException::faults)
        .satisfies(
            faults -> {
              assertThat(faults).hasSize(3);
              assertThat(faults.get(0)).contains("keys:2:");
              assertThat(faults.get(1)).contains("keys:4:");
              assertThat(faults.get(2)).contains("keys:5:");
            });
  }

  @Test
  @DisplayName("whose ring is at fault is named by its path")
  void faultyRing() {
    assertThatThrownBy(() -> KeyRingFile.parse("cordon-keys 1\n", "state/keys"))
        .hasMessageStartingWith("[key-ring-current] state/keys: it has 0 current keys");
  }

  @Test
  @DisplayName("that is empty is of another version")
  void empty() {
    assertThatThrownBy(() -> KeyRingFile.parse("", "keys"))
        .hasMessageStartingWith("[key-file-version] keys:1:");
  }

  @ParameterizedTest(name = "that begins with {0} is of another version")
  @ValueSource(
      strings = {
        "''",
        "cordon-keys 2",
        "cordon-keys 1 ",
        "# cordon-keys 1",
        "-----BEGIN PRIVATE KEY-----"
      })
  void version(String line) {
    String first = line.equals("''") ? "" : line;
    assertThatThrownBy(() -> KeyRingFile.parse(first + "\n" + GOOD, "keys"))
        .hasMessageStartingWith("[key-file-version] keys:1:");
  }

  @Test
  @DisplayName("larger than 64 KiB is none, and is not read to its end")
  void size() throws IOException {
    Path file = folder.resolve("keys");
    Given.RING.write(file);
    String ring = "cordon-keys 1\n" + GOOD + "\n#";
    Files.writeString(file, ring + "#".repeat(64 * 1024 - ring.length()));
    assertThat(KeyRing.read(file).keys()).isEqualTo(Given.RING.keys());
    Files.writeString(file, ring + "#".repeat(64 * 1024 - ring.length() + 1));
    assertThatThrownBy(() -> KeyRing.read(file)).hasMessageStartingWith("[key-file-size]");
    Files.writeString(file, "cordon-keys 1\n" + GOOD + "\n" + "#\n".repeat(40_000));
    assertThatThrownBy(() -> KeyRing.read(file)).hasMessageStartingWith("[key-file-size]");
  }
}
