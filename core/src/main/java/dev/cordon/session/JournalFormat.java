package dev.cordon.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a revocation journal: a version line, then records of 26 bytes each.
 *
 * <pre>type(1) session(16) second(5) CRC-32C(4) of the 22 bytes before</pre>
 *
 * <p>Type 1 revokes the session until the second; type 2 revokes all that were issued up to the
 * second, its session is zero.
 */
final class JournalFormat {
  static final byte[] HEADER = "cordon-revocations 1\n".getBytes(StandardCharsets.US_ASCII);
  static final int RECORD_BYTES = 26;

  private static final int AT_SECOND = 1 + SessionId.BYTES;
  private static final int AT_CRC = AT_SECOND + 5;
  private static final byte REVOKE = 1;
  private static final byte FLOOR = 2;

  private JournalFormat() {}

  /** Who is told what a journal holds, in its order. */
  interface Reader {
    void revoked(SessionId session, Instant until);

    void issuedBefore(Instant time);
  }

  static byte[] revoke(SessionId session, Instant until) {
    return record(REVOKE, session, ceiling(until));
  }

  static byte[] issuedBefore(Instant time) {
    return record(FLOOR, null, time.getEpochSecond());
  }

  private static byte[] record(byte type, @Nullable SessionId session, long second) {
    byte[] record = new byte[RECORD_BYTES];
    record[0] = type;
    if (session != null) {
      session.put(record, 1);
    }
    Fields.putSeconds(record, AT_SECOND, second);
    Fields.putInt(record, AT_CRC, crc(record));
    return record;
  }

  // The end of a revocation is rounded up: to forget it too early would revive the session.
  private static long ceiling(Instant time) {
    return time.getNano() == 0 ? time.getEpochSecond() : time.getEpochSecond() + 1;
  }

  private static int crc(byte[] record) {
    CRC32C crc = new CRC32C();
    crc.update(record, 0, AT_CRC);
    return (int) crc.getValue();
  }

  /**
   * Reads a journal and returns the length up to which it is good. Records are forced to disk one
   * by one, so a crash can spoil the last one alone: what is left over after the good part is a
   * torn tail of one record at most, or else damage.
   */
  static int read(byte[] content, Path file, Reader reader) throws JournalDamagedException {
    if (content.length < HEADER.length || !startsWithHeader(content)) {
      throw new JournalDamagedException(file, "it does not begin with its version line");
    }
    int at = HEADER.length;
    byte[] record = new byte[RECORD_BYTES];
    ByteBuffer bytes = ByteBuffer.wrap(content, at, content.length - at);
    while (bytes.remaining() >= RECORD_BYTES) {
      bytes.get(record);
      if (crc(record) != Fields.getInt(record, AT_CRC)) {
        break;
      }
      tell(record, file, reader);
      at += RECORD_BYTES;
    }
    if (content.length - at > RECORD_BYTES) {
      throw new JournalDamagedException(
          file, "the record at byte " + at + " is damaged, and more follows it");
    }
    return at;
  }

  private static boolean startsWithHeader(byte[] content) {
    return ByteBuffer.wrap(content, 0, HEADER.length).equals(ByteBuffer.wrap(HEADER));
  }

  private static void tell(byte[] record, Path file, Reader reader) throws JournalDamagedException {
    Instant second = Instant.ofEpochSecond(Fields.getSeconds(record, AT_SECOND));
    switch (record[0]) {
      case REVOKE -> reader.revoked(SessionId.at(record, 1), second);
      case FLOOR -> reader.issuedBefore(second);
      default ->
          throw new JournalDamagedException(
              file, "it has a record of the unknown type " + record[0]);
    }
  }
}
