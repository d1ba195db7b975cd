package dev.cordon.policy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A network in CIDR notation (RFC 4632): {@code 10.0.0.0/8}, {@code fd00::/8}, or one address.
 *
 * @param address the address with all bits after the prefix zero
 * @param prefix how many bits count
 */
record Network(InetAddress address, int prefix) {

  /** The network, its address as written; null where the text is none. Never asks the DNS. */
  static @Nullable Network parseOrNull(String text) {
    int slash = text.indexOf('/');
    InetAddress address = addressOrNull(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int bits = address.getAddress().length * 8;
    if (slash < 0) {
      return new Network(address, bits);
    }
    int prefix = number(text.substring(slash + 1), bits);
    return prefix < 0 ? null : new Network(address, prefix);
  }

  /** The address that is written in the text; null for names. Never asks the DNS. */
  static @Nullable InetAddress addressOrNull(String text) {
    try {
      if (isV6(text)) {
        return InetAddress.getByName("[" + text + "]"); // in brackets it is read, never looked up
      }
      byte[] v4 = v4OrNull(text);
      return v4 == null ? null : InetAddress.getByAddress(v4);
    } catch (UnknownHostException e) {
      return null; // such as :::
    }
  }

  private static boolean isV6(String text) {
    return text.length() <= 45
        && text.indexOf(':') >= 0
        && text.chars()
            .allMatch(c -> c == ':' || c == '.' || (Character.digit(c, 16) >= 0 && c < 128));
  }

  private static byte @Nullable [] v4OrNull(String text) {
    if (text.length() > 15) {
      return null;
    }
    byte[] bytes = new byte[4];
    int start = 0;
    for (int i = 0; i < 4; i++) {
      int dot = text.indexOf('.', start);
      if ((dot < 0) != (i == 3)) {
        return null;
      }
      int value = number(text.substring(start, dot < 0 ? text.length() : dot), 255);
      if (value < 0) {
        return null;
      }
      bytes[i] = (byte) value;
      start = dot + 1;
    }
    return bytes;
  }

  /** A decimal number of at most three digits, without leading zeros; -1 for anything else. */
  private static int number(String digits, int most) {
    boolean wellFormed =
        !digits.isEmpty()
            && digits.length() <= 3
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (digits.length() == 1 || digits.charAt(0) != '0');
    int value = wellFormed ? Integer.parseInt(digits) : -1;
    return value <= most ? value : -1;
  }

  /** The same network with all bits after the prefix zero. */
  Network masked() {
    byte[] bytes = address.getAddress();
    for (int bit = prefix; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
    }
    try {
      return new Network(InetAddress.getByAddress(bytes), prefix);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // the length is that of an address
    }
  }

  boolean contains(InetAddress peer) {
    byte[] network = address.getAddress();
    byte[] asked = peer.getAddress();
    if (network.length != asked.length) {
      return false;
    }
    int whole = prefix / 8;
    if (!Arrays.equals(network, 0, whole, asked, 0, whole)) {
      return false;
    }
    int mask = 0xff00 >> (prefix % 8) & 0xff;
    return mask == 0 || ((network[whole] ^ asked[whole]) & mask) == 0;
  }

  /** Whether it has far more members than anybody has proxies. */
  boolean isBroad() {
    return prefix < (address instanceof Inet4Address ? 8 : 7);
  }

  @Override
  public String toString() {
    return address.getHostAddress() + "/" + prefix;
  }
}
