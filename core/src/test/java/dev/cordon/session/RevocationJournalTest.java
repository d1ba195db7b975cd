package dev.cordon.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The revocation journal")
@Timeout(120)
class RevocationJournalTest {
  private static final int CAPACITY = 10_000;

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOW);
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve(RevocationJournal.FILE);
  }

  private RevocationJournal open() throws IOException {
    return RevocationJournal.open(folder, now::get, CAPACITY);
  }

  static SealedSession session(int number) {
    byte[] id = new byte[16];
    Fields.putInt(id, 12, number);
    return SealedSession.begin(SessionId.at(id, 0), Given.NOW, Duration.ofHours(1), null, "v");
  }

  /** Writes a journal that revokes the sessions 1 to {@code count}. */
  private void journal(int count) throws IOException {
    try (RevocationJournal journal = open()) {
      for (int i = 1; i <= count; i++) {
        journal.revoke(session(i));
      }
    }
  }

  private void assertRevoked(RevocationJournal journal, int from, int to) {
    for (int i = from; i <= to; i++) {
      assertThat(journal.isRevoked(session(i))).as("session %d", i).isTrue();
    }
    assertThat(journal.isRevoked(session(to + 1))).isFalse();
  }

  @Nested
  @DisplayName("over a restart")
  class Restart {
    @Test
    @DisplayName("remembers what memory alone forgets")
    void remembers() throws IOException {
      InMemoryRevocations memory = new InMemoryRevocations(now::get, CAPACITY);
      memory.revoke(session(1));
      assertThat(new InMemoryRevocations(now::get, CAPACITY).isRevoked(session(1)))
          .as("memory alone")
          .isFalse();

      journal(3);
      try (RevocationJournal journal = open()) {
        assertThat(journal.recovery()).isEqualTo(new RevocationJournal.Recovery(3, 0, false));
        assertRevoked(journal, 1, 3);
      }
    }

    @Test
    @DisplayName("remembers that everyone was logged out")
    void floor() throws IOException {
      for (int i = 0; i < 2; i++) {
        try (RevocationJournal journal = open()) {
          assertThat(journal.isRevoked(session(1))).isEqualTo(i > 0);
          journal.revokeIssuedBefore(Given.NOW);
          assertThat(journal.isRevoked(session(1))).isTrue();
        }
      }
      try (RevocationJournal journal = open()) {
        assertThat(journal.isRevoked(session(1))).as("after a snapshot of a snapshot").isTrue();
        SealedSession later =
            SealedSession.begin(
                session(1).id(), Given.NOW.plusSeconds(1), Duration.ofHours(1), null, "v");
        assertThat(journal.isRevoked(later)).isFalse();
      }
    }

    @Test
    @DisplayName("remembers even a logout of everyone in the first second of 1970")
    void firstSecond() throws IOException {
      try (RevocationJournal journal = open()) {
        journal.revokeIssuedBefore(Instant.EPOCH);
      }
      open().close();
      try (RevocationJournal journal = open()) {
        assertThat(
                journal.isRevoked(
                    SealedSession.begin(
                        Given.ALICE, Instant.EPOCH, Duration.ofHours(1), null, "v")))
            .isTrue();
      }
    }

    @Test
    @DisplayName("forgets what has run out")
    void forgets() throws IOException {
      journal(3);
      now.set(Given.NOW.plus(Duration.ofHours(1)).plusSeconds(59));
      try (RevocationJournal journal = open()) {
        assertThat(journal.recovery().revocations()).isEqualTo(3);
      }
      now.set(now.get().plusSeconds(1));
      try (RevocationJournal journal = open()) {
        assertThat(journal.recovery().revocations()).isZero();
        assertThat(Files.size(file)).isEqualTo(JournalFormat.HEADER.length);
      }
      try (RevocationJournal journal = open()) {
        assertThat(journal.recovery()).isEqualTo(new RevocationJournal.Recovery(0, 0, false));
      }
    }

    @Test
    @DisplayName("remembers to the end of the second: the seal opens that long")
    void roundedUp() throws IOException {
      Instant until = Given.NOW.plusMillis(10_001);
      try (RevocationJournal journal = open()) {
        journal.revoke(session(1).id(), until);
        journal.revoke(session(2).id(), Given.NOW.plusSeconds(10));
      }
      now.set(until);
      try (RevocationJournal journal = open()) {
        assertRevoked(journal, 1, 1);
      }
      now.set(Given.NOW.plusSeconds(11));
      try (RevocationJournal journal = open()) {
        assertThat(journal.recovery().revocations()).isZero();
      }
    }

    @Test
    @DisplayName("is for its owner alone")
    void mode() throws IOException {
      journal(1);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Nested
  @DisplayName("after a crash")
  class Crash {
    @Test
    @DisplayName("cuts off a last record that was torn at any byte, says so, and goes on")
    void tornAnywhere() throws IOException {
      for (int kept = 1; kept < JournalFormat.RECORD_BYTES; kept++) {
        Files.deleteIfExists(file);
        journal(3);
        byte[] content = Files.readAllBytes(file);
        Files.write(
            file, Arrays.copyOf(content, content.length - JournalFormat.RECORD_BYTES + kept));
        try (RevocationJournal journal = open()) {
          assertThat(journal.recovery()).isEqualTo(new RevocationJournal.Recovery(2, kept, false));
          assertRevoked(journal, 1, 2);
          journal.revoke(session(3));
        }
        try (RevocationJournal journal = open()) {
          assertThat(journal.recovery().tornBytes()).isZero();
          assertRevoked(journal, 1, 3);
        }
      }
    }

    @Test
    @DisplayName("cuts off a last record that is whole but wrong, as when a page was not written")
    void zeroedTail() throws IOException {
      journal(3);
      byte[] content = Files.readAllBytes(file);
      Arrays.fill(content, content.length - JournalFormat.RECORD_BYTES, content.length, (byte) 0);
      Files.write(file, content);
      try (RevocationJournal journal = open()) {
        assertThat(journal.recovery()).isEqualTo(new RevocationJournal.Recovery(2, 26, false));
      }
    }
  }

  @Nested
  @DisplayName("when it is damaged")
  class Damage {
    @Test
    @DisplayName(
        "refuses to open, at whichever byte before the last record: a logged-out session could come"
            + " back")
    void everyByte() throws IOException {
      journal(3);
      byte[] content = Files.readAllBytes(file);
      for (int i = 0; i < content.length - JournalFormat.RECORD_BYTES; i++) {
        byte[] damaged = content.clone();
        damaged[i] ^= 0x10;
        Files.write(file, damaged);
        assertThatThrownBy(RevocationJournalTest.this::open)
            .as("byte %d", i)
            .isInstanceOf(JournalDamagedException.class)
            .hasMessageStartingWith("[journal-damaged] " + file);
        assertThat(Files.readAllBytes(file)).as("left as it was").isEqualTo(damaged);
      }
    }

    @Test
    @DisplayName("refuses an empty file and one of another kind")
    void otherFiles() throws IOException {
      for (String content :
          List.of("", "cordon-revocations", "cordon-revocations 2\n", "x".repeat(500))) {
        Files.writeString(file, content);
        assertThatThrownBy(RevocationJournalTest.this::open)
            .isInstanceOf(JournalDamagedException.class);
      }
    }

    @Test
    @DisplayName("refuses a file of more than 1 GiB, and does not read it")
    void large() throws IOException {
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength((1L << 30) + 1);
      }
      assertThatThrownBy(RevocationJournalTest.this::open)
          .isInstanceOf(JournalDamagedException.class)
          .hasMessageContaining("larger than 1 GiB");
    }

    @Test
    @DisplayName("refuses a record of an unknown type: a later version knows more revocations")
    void unknownType() throws IOException {
      journal(1);
      byte[] record = JournalFormat.revoke(session(2).id(), Given.NOW);
      record[0] = 3;
      java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
      crc.update(record, 0, 22);
      Fields.putInt(record, 22, (int) crc.getValue());
      Files.write(file, record, StandardOpenOption.APPEND);
      assertThatThrownBy(RevocationJournalTest.this::open).hasMessageContaining("unknown type 3");
    }

    @Test
    @DisplayName(
        "ends every session when the operator accepts the loss, and keeps the file for a look")
    void acceptedLoss() throws IOException {
      journal(2);
      byte[] damaged = Files.readAllBytes(file);
      damaged[JournalFormat.HEADER.length + 3] ^= 1;
      Files.write(file, damaged);
      try (RevocationJournal journal =
          RevocationJournal.openAcceptingLoss(folder, now::get, CAPACITY)) {
        assertThat(journal.recovery().lost()).isTrue();
        assertThat(journal.isRevoked(session(99))).isTrue();
      }
      assertThat(folder.resolve(RevocationJournal.FILE + ".damaged")).hasBinaryContent(damaged);
      try (RevocationJournal journal = open()) {
        assertThat(journal.isRevoked(session(99))).isTrue();
      }
    }

    @Test
    @DisplayName("accepting a loss loses nothing of a good one")
    void nothingToAccept() throws IOException {
      journal(2);
      try (RevocationJournal journal =
          RevocationJournal.openAcceptingLoss(folder, now::get, CAPACITY)) {
        assertThat(journal.recovery()).isEqualTo(new RevocationJournal.Recovery(2, 0, false));
        assertRevoked(journal, 1, 2);
      }
    }
  }

  @Nested
  @DisplayName("as it grows")
  class Growth {
    @Test
    @DisplayName("is compacted when half of a thousand records has run out, and what lives stays")
    void compaction() throws IOException {
      try (RevocationJournal journal = open()) {
        journal.revokeIssuedBefore(Given.NOW.minusSeconds(5));
        for (int i = 0; i < 510; i++) {
          journal.revoke(session(10_000 + i).id(), Given.NOW.plusSeconds(10));
        }
        for (int i = 1; i <= 513; i++) {
          journal.revoke(session(i));
        }
        assertRecords(journal, 1024);
        now.set(Given.NOW.plusSeconds(10));
        journal.revokeIssuedBefore(Given.NOW.minusSeconds(5));
        assertRecords(journal, 1025);
        journal.revokeIssuedBefore(Given.NOW.minusSeconds(5));
        assertRecords(journal, 1 + 513);
        assertRevoked(journal, 1, 513);
        journal.revoke(session(514));
        assertRecords(journal, 1 + 514);
      }
      try (RevocationJournal journal = open()) {
        assertRevoked(journal, 1, 514);
        SealedSession old =
            SealedSession.begin(
                session(777).id(), Given.NOW.minusSeconds(5), Duration.ofHours(1), null, "v");
        assertThat(journal.isRevoked(old)).as("the floor is in the snapshot").isTrue();
      }
    }

    @Test
    @DisplayName("is left alone while it is small, whatever has run out of it")
    void small() throws IOException {
      try (RevocationJournal journal = open()) {
        for (int i = 1; i <= 3; i++) {
          journal.revoke(session(i).id(), Given.NOW.plusSeconds(10));
        }
        now.set(Given.NOW.plusSeconds(10));
        journal.revoke(session(4));
        assertRecords(journal, 4);
      }
    }

    private void assertRecords(RevocationJournal journal, int records) throws IOException {
      assertThat(journal.length())
          .isEqualTo(JournalFormat.HEADER.length + records * (long) JournalFormat.RECORD_BYTES)
          .isEqualTo(Files.size(file));
    }

    @Test
    @DisplayName("takes no more than it has room for, and says that the session did not end")
    void full() throws IOException {
      try (RevocationJournal journal = RevocationJournal.open(folder, now::get, 1)) {
        journal.revoke(session(1));
        long length = journal.length();
        assertThatThrownBy(() -> journal.revoke(session(2)))
            .isInstanceOf(RevocationFailedException.class);
        assertThat(journal.length()).isEqualTo(length);
      }
    }

    @Test
    @DisplayName("by many threads holds every revocation")
    void threads() throws Exception {
      AtomicInteger numbers = new AtomicInteger();
      try (RevocationJournal journal = open()) {
        Threads.inParallel(
            8,
            () -> {
              for (int i = 0; i < 50; i++) {
                journal.revoke(session(numbers.incrementAndGet()));
              }
              return 0;
            });
      }
      try (RevocationJournal journal = open()) {
        assertRevoked(journal, 1, 400);
      }
    }
  }

  @Nested
  @DisplayName("when it cannot write")
  class CannotWrite {
    @Test
    @DisplayName("says so, while memory holds the revocation all the same")
    void closed() throws IOException {
      RevocationJournal journal = open();
      journal.close();
      assertThatThrownBy(() -> journal.revoke(session(1)))
          .isInstanceOf(RevocationFailedException.class)
          .hasMessageStartingWith("[revocation-not-durable]")
          .hasRootCauseMessage("the journal is closed");
      assertThat(journal.isRevoked(session(1))).isTrue();
    }

    @Test
    @DisplayName("after a compaction that failed, says so once in the log and then to every caller")
    void failedCompaction() throws IOException {
      RevocationJournal journal = open();
      for (int i = 1; i < 1024; i++) {
        journal.revoke(session(i).id(), Given.NOW.plusSeconds(10));
      }
      now.set(Given.NOW.plusSeconds(10));
      Files.delete(file);
      Files.createDirectories(file.resolve("occupied"));
      List<LogRecord> logged = logged(() -> journal.revoke(session(1024)));
      assertThat(logged).hasSize(1);
      assertThat(logged.get(0).getMessage()).contains("could not be compacted: " + file);

      assertThatThrownBy(() -> journal.revoke(session(1025)))
          .isInstanceOf(RevocationFailedException.class)
          .hasRootCause(logged.get(0).getThrown());
      assertThat(journal.isRevoked(session(1025))).isTrue();
      journal.close();
      assertThatThrownBy(() -> journal.revoke(session(1026)))
          .as("the first reason stays the reason")
          .hasRootCause(logged.get(0).getThrown());
    }

    private List<LogRecord> logged(Runnable action) {
      Logger logger = Logger.getLogger(RevocationJournal.class.getName());
      List<LogRecord> records = new ArrayList<>();
      Handler handler =
          new StreamHandler() {
            @Override
            public void publish(LogRecord entry) {
              records.add(entry);
            }
          };
      logger.setUseParentHandlers(false);
      logger.addHandler(handler);
      try {
        action.run();
      } finally {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
      }
      return records;
    }

    @Test
    @DisplayName("an interrupted thread is no reason: it revokes, and so does the next")
    void interrupted() throws IOException {
      try (RevocationJournal journal = open()) {
        Thread.currentThread().interrupt();
        journal.revoke(session(1));
        assertThat(Thread.interrupted()).isTrue();
        journal.revoke(session(2));
      }
      Thread.currentThread().interrupt();
      DurableFiles.replace(folder.resolve("other"), new byte[] {1});
      assertThat(Thread.interrupted()).isTrue();
      assertThat(folder.resolve("other")).hasBinaryContent(new byte[] {1});
      try (RevocationJournal journal = open()) {
        assertRevoked(journal, 1, 2);
      }
    }
  }
}
