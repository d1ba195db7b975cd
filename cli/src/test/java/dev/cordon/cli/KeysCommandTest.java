package dev.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.session.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
  @TempDir Path folder;
  private Path ring;

  @BeforeEach
  void make() {
    ring = folder.resolve("keys.cordon");
    assertThat(CommandRun.of("keys", "new", ring.toString()).exitCode()).isZero();
  }

  @Test
  void a_new_ring_is_its_owners_alone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ring)))
        .isEqualTo("rw-------");
    assertThat(KeyRing.read(ring).keys()).hasSize(2);
  }

  @Test
  void a_ring_is_never_written_over() throws IOException {
    var before = Files.readString(ring);

    var run = CommandRun.of("keys", "new", ring.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("exists");
    assertThat(Files.readString(ring)).isEqualTo(before);
  }

  @Test
  void rotating_makes_the_next_key_current() throws IOException {
    var next =
        KeyRing.read(ring).keys().stream()
            .filter(key -> key.state() == KeyRing.State.NEXT)
            .findFirst()
            .orElseThrow();

    assertThat(CommandRun.of("keys", "rotate", ring.toString()).exitCode()).isZero();

    assertThat(KeyRing.read(ring).current().id()).isEqualTo(next.id());
    assertThat(KeyRing.read(ring).keys()).hasSize(3);
  }

  @Test
  void a_list_shows_ids_and_states_and_no_secret() throws IOException {
    var run = CommandRun.of("keys", "list", ring.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains(KeyRing.read(ring).current().id()).contains("current", "next");
    Files.readAllLines(ring).stream()
        .filter(line -> !line.startsWith("#") && line.split(" ").length == 5)
        .forEach(line -> assertThat(run.out()).doesNotContain(line.split(" ")[4]));
  }

  @Test
  void a_ring_that_others_can_read_is_refused() throws IOException {
    Files.setPosixFilePermissions(ring, PosixFilePermissions.fromString("rw-r--r--"));

    var run = CommandRun.of("keys", "list", ring.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("chmod 600");
  }

  @Test
  void a_ring_that_is_not_there_is_bad_input() {
    var run = CommandRun.of("keys", "rotate", folder.resolve("none").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("keys new");
  }

  @Test
  void a_retirement_of_no_time_is_refused() {
    var run = CommandRun.of("keys", "rotate", "--retirement-days", "0", ring.toString());

    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void a_folder_that_is_not_there_is_unfinished_business() {
    var run = CommandRun.of("keys", "new", folder.resolve("no/such/keys").toString());

    assertThat(run.exitCode()).isEqualTo(3);
  }
}
