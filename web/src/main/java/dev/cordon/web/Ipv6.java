package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/** IPv6 addresses without brackets, read and written as the URL Standard does (host parsing). */
final class Ipv6 {
  private static final int PIECES = 8;

  /** The longest address in text: six pieces of four digits and a dotted quad. */
  private static final int MAX_CHARS = 45;

  private Ipv6() {}

  /** URL Standard, IPv6 parser. Null where it fails; zone identifiers always do. */
  static int @Nullable [] parseOrNull(String text) {
    int length = text.length();
    if (length < 2 || length > MAX_CHARS) {
      return null;
    }
    int[] pieces = new int[PIECES];
    int piece = 0;
    int compress = -1;
    int at = 0;
    if (text.charAt(0) == ':') {
      if (text.charAt(1) != ':') {
        return null;
      }
      at = 2;
      compress = ++piece;
    }
    while (at < length) {
      if (piece == PIECES) {
        return null;
      }
      if (text.charAt(at) == ':') {
        if (compress >= 0) {
          return null;
        }
        at++;
        compress = ++piece;
        continue;
      }
      int start = at;
      int value = 0;
      while (at < length && at - start < 4 && Ascii.hex(text.charAt(at)) >= 0) {
        value = value << 4 | Ascii.hex(text.charAt(at++));
      }
      if (at < length && text.charAt(at) == '.') {
        if (at == start || piece > PIECES - 2) {
          return null;
        }
        long quad = Ipv4.parseCanonical(text, start);
        if (quad < 0) {
          return null;
        }
        pieces[piece++] = (int) (quad >>> 16);
        pieces[piece++] = (int) (quad & 0xffff);
        break;
      }
      if (at < length) {
        if (at == start || text.charAt(at) != ':' || ++at == length) {
          return null;
        }
      }
      pieces[piece++] = value;
    }
    if (compress >= 0) {
      shiftRight(pieces, compress, piece);
    } else if (piece != PIECES) {
      return null;
    }
    return pieces;
  }

  /** Moves the pieces after {@code ::} to the end. */
  private static void shiftRight(int[] pieces, int compress, int count) {
    int to = PIECES - 1;
    for (int from = count - 1; from >= compress; from--, to--) {
      int moved = pieces[from];
      pieces[from] = 0;
      pieces[to] = moved;
    }
  }

  /** URL Standard, IPv6 serializer: lower case, the first longest run of zeros compressed. */
  static String serialize(int[] pieces) {
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < PIECES; i++) {
      int start = i;
      while (i < PIECES && pieces[i] == 0) {
        i++;
      }
      if (i - start > bestLength) {
        bestStart = start;
        bestLength = i - start;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < PIECES; i++) {
      if (i == bestStart) {
        text.append(i == 0 ? "::" : ":");
        i += bestLength - 1;
        continue;
      }
      text.append(Integer.toHexString(pieces[i]));
      if (i < PIECES - 1) {
        text.append(':');
      }
    }
    return text.toString();
  }
}
