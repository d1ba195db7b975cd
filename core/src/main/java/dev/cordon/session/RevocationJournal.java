package dev.cordon.session;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Revocations that outlive a restart, for one node: memory decides, and a file remembers.
 *
 * <p>A revocation is on disk before {@link #revoke} returns. The file only grows, until more than
 * half of it has run out; then a snapshot takes its place in one step. A record torn by a crash was
 * never answered for, so it is cut off and {@linkplain #recovery() reported}; any other damage
 * refuses to open. A lock file keeps a second process out of the folder.
 */
public final class RevocationJournal implements Revocations, Closeable {
  static final String FILE = "revocations.journal";
  static final String LOCK = "revocations.lock";

  private static final System.Logger LOG = System.getLogger(RevocationJournal.class.getName());
  private static final int FEWEST_TO_COMPACT = 1024;
  private static final long LARGEST = 1L << 30;

  private final Path file;
  private final InstantSource clock;
  private final InMemoryRevocations memory;
  private final FolderLock lock;
  private final Recovery recovery;
  private FileOutputStream out;
  private long length;
  private @Nullable IOException broken;

  /**
   * What opening found.
   *
   * @param revocations how many revoked sessions still count
   * @param tornBytes how many bytes of a last record that a crash cut short were dropped
   * @param lost whether a damaged journal was set aside, and every earlier session ended for it
   */
  public record Recovery(int revocations, int tornBytes, boolean lost) {}

  private RevocationJournal(Path directory, InstantSource clock, int capacity, boolean acceptLoss)
      throws IOException {
    this.file = directory.resolve(FILE);
    this.clock = clock;
    this.lock = FolderLock.take(directory, LOCK);
    try {
      Loaded loaded = load(file, clock, capacity, acceptLoss);
      this.memory = loaded.memory;
      this.recovery = loaded.recovery;
      replaceBySnapshot();
      this.out = new FileOutputStream(file.toFile(), true);
      this.length = Files.size(file);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opens the journal of this folder, or begins one.
   *
   * @param capacity the most revoked sessions it holds at a time; each takes about 200 bytes of
   *     memory
   * @throws JournalDamagedException when it cannot be read in full
   * @throws IOException when another process has it open, or the disk fails
   */
  public static RevocationJournal open(Path directory, InstantSource clock, int capacity)
      throws IOException {
    return new RevocationJournal(directory, clock, capacity, false);
  }

  /**
   * Opens the journal likewise, but sets a damaged one aside and ends every session issued until
   * now in its place.
   */
  public static RevocationJournal openAcceptingLoss(
      Path directory, InstantSource clock, int capacity) throws IOException {
    return new RevocationJournal(directory, clock, capacity, true);
  }

  /** What opening found. */
  public Recovery recovery() {
    return recovery;
  }

  @Override
  public boolean isRevoked(SealedSession session) {
    return memory.isRevoked(session);
  }

  @Override
  public void revoke(SessionId session, Instant until) {
    byte[] record = JournalFormat.revoke(session, until);
    memory.revoke(
        session, until); // At once in memory, so that not even a failing disk delays it here.
    append(record);
  }

  @Override
  public void revokeIssuedBefore(Instant time) {
    byte[] record = JournalFormat.issuedBefore(time);
    memory.revokeIssuedBefore(time);
    append(record);
  }

  private synchronized void append(byte[] record) {
    try {
      if (broken != null) {
        throw new IOException("the journal failed before and is not written to any more", broken);
      }
      write(record);
    } catch (IOException e) {
      throw new RevocationFailedException(
          "[revocation-not-durable] %s: the revocation holds in memory but not on disk. A restart would revive the session. Look after the disk, and restart."
              .formatted(file),
          e);
    }
    compactWhenWorthIt();
  }

  private void write(byte[] record) throws IOException {
    try {
      out.write(record);
      out.getFD().sync();
      length += record.length;
    } catch (IOException e) {
      // After a failed write the tail is torn; after a failed force, nobody knows what is on disk.
      // Neither is appended to.
      broken = e;
      throw e;
    }
  }

  private void compactWhenWorthIt() {
    long records = (length - JournalFormat.HEADER.length) / JournalFormat.RECORD_BYTES;
    if (records < FEWEST_TO_COMPACT) {
      return;
    }
    memory.revoked().purge(clock.instant());
    if (records < 2L * memory.revoked().size()) {
      return;
    }
    try {
      replaceBySnapshot();
      FileOutputStream fresh = new FileOutputStream(file.toFile(), true);
      out.close();
      out = fresh;
      length = Files.size(file);
    } catch (IOException e) {
      // The rename may or may not have happened: what is open could be a file without a name.
      broken = e;
      LOG.log(
          System.Logger.Level.ERROR, "the revocation journal could not be compacted: " + file, e);
    }
  }

  private void replaceBySnapshot() throws IOException {
    ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
    snapshot.writeBytes(JournalFormat.HEADER);
    if (memory.floorSecond() >= 0) {
      snapshot.writeBytes(JournalFormat.issuedBefore(Instant.ofEpochSecond(memory.floorSecond())));
    }
    memory
        .revoked()
        .forEach((session, until) -> snapshot.writeBytes(JournalFormat.revoke(session, until)));
    DurableFiles.replace(file, snapshot.toByteArray());
  }

  /** How many bytes the file has. */
  synchronized long length() {
    return length;
  }

  /** Closes the file and lets another process have the folder. */
  @Override
  public synchronized void close() throws IOException {
    if (broken == null) {
      broken = new IOException("the journal is closed");
    }
    try (lock) {
      out.close();
    }
  }

  private record Loaded(InMemoryRevocations memory, Recovery recovery) {}

  private static Loaded load(Path file, InstantSource clock, int capacity, boolean acceptLoss)
      throws IOException {
    InMemoryRevocations memory = new InMemoryRevocations(clock, capacity);
    if (Files.notExists(file)) {
      return new Loaded(memory, new Recovery(0, 0, false));
    }
    try {
      byte[] content = content(file);
      int good = JournalFormat.read(content, file, new Replay(memory, clock.instant()));
      int torn = content.length - good;
      return new Loaded(memory, new Recovery(memory.revoked().size(), torn, false));
    } catch (JournalDamagedException e) {
      if (!acceptLoss) {
        throw e;
      }
      Files.move(file, file.resolveSibling(FILE + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
      memory.revokeIssuedBefore(clock.instant());
      return new Loaded(memory, new Recovery(memory.revoked().size(), 0, true));
    }
  }

  private static byte[] content(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new JournalDamagedException(file, "it is larger than 1 GiB");
    }
    return Files.readAllBytes(file);
  }

  /** Puts what the journal says into memory, but for what has run out. */
  private record Replay(InMemoryRevocations memory, Instant now) implements JournalFormat.Reader {
    @Override
    public void revoked(SessionId session, Instant until) {
      if (until.isAfter(now)) {
        memory.revoke(session, until);
      }
    }

    @Override
    public void issuedBefore(Instant time) {
      memory.revokeIssuedBefore(time);
    }
  }
}
