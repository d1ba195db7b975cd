package dev.cordon.session;

/** Big-endian numbers at fixed offsets of a byte array. */
final class Fields {
  /** The last second that 5 bytes can hold: in the year 36812. */
  static final long MAX_SECONDS = (1L << 40) - 1;

  private Fields() {}

  static void putInt(byte[] to, int at, int value) {
    to[at] = (byte) (value >> 24);
    to[at + 1] = (byte) (value >> 16);
    to[at + 2] = (byte) (value >> 8);
    to[at + 3] = (byte) value;
  }

  static int getInt(byte[] from, int at) {
    return (from[at] << 24)
        | ((from[at + 1] & 0xff) << 16)
        | ((from[at + 2] & 0xff) << 8)
        | (from[at + 3] & 0xff);
  }

  /** Seconds since 1970, in 5 bytes. */
  static void putSeconds(byte[] to, int at, long seconds) {
    if (seconds < 0 || seconds > MAX_SECONDS) {
      throw new IllegalArgumentException(
          "a time of " + seconds + " s since 1970 does not fit 5 bytes");
    }
    to[at] = (byte) (seconds >> 32);
    putInt(to, at + 1, (int) seconds);
  }

  static long getSeconds(byte[] from, int at) {
    return ((from[at] & 0xffL) << 32) | (getInt(from, at + 1) & 0xffffffffL);
  }

  static void putLong(byte[] to, int at, long value) {
    putInt(to, at, (int) (value >> 32));
    putInt(to, at + 4, (int) value);
  }

  static long getLong(byte[] from, int at) {
    return ((long) getInt(from, at) << 32) | (getInt(from, at + 4) & 0xffffffffL);
  }
}
