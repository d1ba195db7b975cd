package dev.cordon.web;

/** IPv4 addresses, and the names that the URL Standard takes for one. */
final class Ipv4 {
  private Ipv4() {}

  /**
   * The address written from {@code start} to the end as four decimal numbers without leading
   * zeros, as the URL Standard serialises it; negative if it is not written like that.
   */
  static long parseCanonical(String text, int start) {
    int length = text.length();
    if (length - start > 15) {
      return -1;
    }
    long address = 0;
    int parts = 0;
    int at = start;
    while (true) {
      int digits = 0;
      int value = 0;
      while (at < length && Ascii.isDigit(text.charAt(at)) && digits < 4) {
        value = value * 10 + text.charAt(at) - '0';
        digits++;
        at++;
      }
      if (digits == 0 || value > 255 || (digits > 1 && text.charAt(at - digits) == '0')) {
        return -1;
      }
      address = address << 8 | value;
      parts++;
      if (parts == 4) {
        return at == length ? address : -1;
      }
      if (at == length || text.charAt(at++) != '.') {
        return -1;
      }
    }
  }

  /**
   * URL Standard, "ends in a number checker": such a name is an IPv4 address or nothing. {@code
   * 127.1}, {@code 0x7f.0.0.1}, {@code 2130706433} and {@code example.1} are no domains.
   */
  static boolean endsInNumber(String name) {
    int end = name.length();
    if (end > 1 && name.charAt(end - 1) == '.') {
      end--;
    }
    int start = name.lastIndexOf('.', end - 1) + 1;
    if (start >= end) {
      return false;
    }
    boolean hexadecimal =
        end - start >= 2 && name.charAt(start) == '0' && (name.charAt(start + 1) | 0x20) == 'x';
    for (int i = hexadecimal ? start + 2 : start; i < end; i++) {
      char c = name.charAt(i);
      if (hexadecimal ? Ascii.hex(c) < 0 : !Ascii.isDigit(c)) {
        return false;
      }
    }
    return true;
  }

  static String serialize(long address) {
    return (address >>> 24 & 255)
        + "."
        + (address >>> 16 & 255)
        + "."
        + (address >>> 8 & 255)
        + "."
        + (address & 255);
  }

  /**
   * URL Standard, IPv4 parser: one to four decimal, octal or hexadecimal numbers. Negative where it
   * fails.
   */
  static long parse(String text) {
    String[] parts = text.split("\\.", -1);
    int count =
        parts.length > 1 && parts[parts.length - 1].isEmpty() ? parts.length - 1 : parts.length;
    if (count > 4) {
      return -1;
    }
    long address = 0;
    for (int i = 0; i < count; i++) {
      long number = number(parts[i]);
      int bits = i < count - 1 ? 8 : 8 * (5 - count);
      if (number < 0 || number >= 1L << bits) {
        return -1;
      }
      address = address << bits | number;
    }
    return address;
  }

  private static long number(String part) {
    boolean hexadecimal = part.startsWith("0x") || part.startsWith("0X");
    int radix = hexadecimal ? 16 : part.length() > 1 && part.startsWith("0") ? 8 : 10;
    String digits = hexadecimal ? part.substring(2) : part;
    if (digits.isEmpty()) {
      return hexadecimal ? 0 : -1;
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Ascii.hex(digits.charAt(i));
      if (digit < 0 || digit >= radix || number > 0xffff_ffffL) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }
}
