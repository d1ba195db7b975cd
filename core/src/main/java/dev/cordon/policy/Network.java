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
    String digits = text.substring(slash + 1);
    if (!digits.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(digits) > bits) {
      return null;
    }
    return new Network(address, Integer.parseInt(digits));
  }

  /** The address that is written in the text; null for names. Never asks the DNS. */
  static @Nullable InetAddress addressOrNull(String text) {
    boolean v4 = text.matches("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    boolean v6 = text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]{2,45}");
    if (!v4 && !v6) {
      return null;
    }
    try {
      return InetAddress.getByName(v6 ? "[" + text + "]" : text);
    } catch (UnknownHostException e) {
      return null; // 256.0.0.1 or :::
    }
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
