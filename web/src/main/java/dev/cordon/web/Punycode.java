package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/** Labels of a domain in ASCII, without their {@code xn--} (RFC 3492). */
final class Punycode {
  /** The longest label either way: the work grows with its square. */
  static final int MAX_CHARS = 1024;

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;

  private Punycode() {}

  /** The label of these code points, or null if it is too long. */
  static @Nullable String encodeOrNull(String label) {
    int[] points = label.codePoints().toArray();
    if (points.length > MAX_CHARS) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    for (int point : points) {
      if (point < INITIAL_N) {
        out.append((char) point);
      }
    }
    int basic = out.length();
    if (basic > 0) {
      out.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    int handled = basic;
    while (handled < points.length) {
      int next = Integer.MAX_VALUE;
      for (int point : points) {
        if (point >= n && point < next) {
          next = point;
        }
      }
      delta += (next - n) * (handled + 1); // At most 0x110000 * 1025: within an int.
      n = next;
      for (int point : points) {
        if (point < n) {
          delta++;
        } else if (point == n) {
          appendNumber(out, delta, bias);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return out.toString();
  }

  private static void appendNumber(StringBuilder out, int number, int bias) {
    int rest = number;
    for (int k = BASE; ; k += BASE) {
      int threshold = threshold(k, bias);
      if (rest < threshold) {
        out.append(digit(rest));
        return;
      }
      out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  /** The label that is encoded like this, or null if this is no Punycode. */
  static @Nullable String decodeOrNull(String encoded) {
    if (encoded.length() > MAX_CHARS) {
      return null;
    }
    int basic = Math.max(encoded.lastIndexOf('-'), 0);
    int[] points = new int[encoded.length()];
    int count = 0;
    for (; count < basic; count++) {
      points[count] = encoded.charAt(count);
    }
    int n = INITIAL_N;
    long i = 0;
    int bias = INITIAL_BIAS;
    int at = basic > 0 ? basic + 1 : 0;
    while (at < encoded.length()) {
      long start = i;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = at < encoded.length() ? valueOf(encoded.charAt(at++)) : -1;
        if (digit < 0) {
          return null;
        }
        i += digit * weight;
        int threshold = threshold(k, bias);
        if (i > Integer.MAX_VALUE) {
          return null;
        }
        if (digit < threshold) {
          break;
        }
        weight *= BASE - threshold;
        if (weight > Integer.MAX_VALUE) {
          return null;
        }
      }
      bias = adapt((int) (i - start), count + 1, start == 0);
      n += (int) (i / (count + 1));
      i %= count + 1;
      if (n > Character.MAX_CODE_POINT || n < 0) {
        return null;
      }
      System.arraycopy(points, (int) i, points, (int) i + 1, count - (int) i);
      points[(int) i++] = n;
      count++;
    }
    return new String(points, 0, count);
  }

  private static int threshold(int k, int bias) {
    return Math.max(T_MIN, Math.min(T_MAX, k - bias));
  }

  private static int adapt(int delta, int count, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / count;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int valueOf(char c) {
    if (Ascii.isDigit(c)) {
      return c - '0' + 26;
    }
    char lower = Ascii.toLower(c);
    return Ascii.isLower(lower) ? lower - 'a' : -1;
  }
}
