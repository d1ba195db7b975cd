package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The revocation journal, among processes")
@Timeout(120)
class RevocationJournalProcessTest {
  private static final int CAPACITY = 10_000;

  @TempDir Path folder;

  private RevocationJournal open() throws IOException {
    return RevocationJournal.open(folder, () -> Given.NOW, CAPACITY);
  }

  private static SealedSession session(int number) {
    return RevocationJournalTest.session(number);
  }

  @Test
  @DisplayName("after its process was killed at any time, every logout that was answered is there")
  void killed() throws Exception {
    Process child = child("revoke");
    List<Integer> answered = new ArrayList<>();
    try (BufferedReader out = reader(child)) {
      for (String line = out.readLine();
          line != null && answered.size() < 40;
          line = out.readLine()) {
        answered.add(Integer.parseInt(line));
      }
      // By its handle: Process.destroyForcibly would close the pipe that is still to be read.
      child.toHandle().destroyForcibly();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        answered.add(Integer.parseInt(line));
      }
    } finally {
      child.destroyForcibly();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(40);
    try (RevocationJournal journal = open()) {
      assertThat(answered).allSatisfy(i -> assertThat(journal.isRevoked(session(i))).isTrue());
    }
  }

  @Nested
  @DisplayName("lets in one journal a folder")
  class Lock {
    @Test
    @DisplayName("of this process, under any name of the folder")
    void sameProcess() throws IOException {
      try (RevocationJournal journal = open()) {
        assertThatThrownBy(RevocationJournalProcessTest.this::open)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("[journal-in-use]")
            .hasMessageContaining("this process");
        Path link =
            Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        assertThatThrownBy(() -> RevocationJournal.open(link, () -> Given.NOW, CAPACITY))
            .hasMessageContaining("in-use");
        Files.delete(link);
        journal.revoke(session(1));
      }
      try (RevocationJournal journal = open()) {
        assertThat(journal.isRevoked(session(1))).isTrue();
      }
    }

    @Test
    @DisplayName("of all processes, also after a second attempt in the first one")
    void otherProcess() throws Exception {
      try (RevocationJournal journal = open()) {
        assertThatThrownBy(RevocationJournalProcessTest.this::open).isInstanceOf(IOException.class);
        Process child = child("open");
        try (BufferedReader out = reader(child)) {
          assertThat(out.readLine()).contains("[journal-in-use]").contains("another process");
        } finally {
          child.destroyForcibly();
        }
        journal.revoke(session(1));
      }
    }

    @Test
    @DisplayName("and lets go when opening fails")
    void letsGo() throws IOException {
      Path file = folder.resolve(RevocationJournal.FILE);
      Files.writeString(file, "damaged");
      assertThatThrownBy(RevocationJournalProcessTest.this::open)
          .isInstanceOf(JournalDamagedException.class);
      Files.delete(file);
      open().close();
    }
  }

  private Process child(String task) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            task,
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BufferedReader reader(Process child) {
    return new BufferedReader(
        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Another process: it opens the journal of a folder, or revokes there until it is killed. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      try (RevocationJournal journal =
          RevocationJournal.open(Path.of(args[1]), () -> Given.NOW, CAPACITY)) {
        int most = args[0].equals("revoke") ? CAPACITY : 0;
        for (int i = 1; i <= most; i++) {
          journal.revoke(session(i));
          System.out.println(i);
        }
        System.out.println("opened");
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
