package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/**
 * The name and port that a request is addressed to: the value of {@code Host} or {@code :authority}
 * (RFC 9110, section 7.2).
 *
 * <table>
 *   <caption>Values</caption>
 *   <tr><th>text</th><th>host</th><th>port</th></tr>
 *   <tr><td>{@code Bank.Example}</td><td>{@code bank.example}</td><td>-1</td></tr>
 *   <tr><td>{@code bank.example:8443}</td><td>{@code bank.example}</td><td>8443</td></tr>
 *   <tr><td>{@code [0:0::1]:80}</td><td>{@code [::1]}</td><td>80</td></tr>
 *   <tr><td>{@code u@bank.example}, {@code bank.example:}, {@code bank.example:080}, {@code a,b}, {@code 127.1}, {@code bank..example}</td><td>refused</td><td></td></tr>
 * </table>
 *
 * Stricter than the RFC, which lets nearly every character stand in a name: readers that differ
 * about one of them would differ about who is meant (H03 in docs/threats.md).
 *
 * @param port 0 to 65535, or -1 if none is written
 */
public record Authority(Host host, int port) {
  /** The longest authority: host, colon and port. */
  public static final int MAX_CHARS = Host.MAX_CHARS + 6;

  public Authority {
    if (port < -1 || port > 0xffff) {
      throw new IllegalArgumentException("Port " + port + " is not within 0 to 65535.");
    }
  }

  /** The authority that is written like this, in any case, or null if it is malformed. */
  public static @Nullable Authority parseOrNull(String text) {
    Authority authority = parseLoosely(text);
    return authority == null || !hasPlainName(authority.host) ? null : authority;
  }

  /** As {@link #parseOrNull}, with every character that a browser lets stand in a domain. */
  static @Nullable Authority parseLoosely(String text) {
    if (text.isEmpty() || text.length() > MAX_CHARS) {
      return null;
    }
    int hostEnd;
    Host host;
    if (text.charAt(0) == '[') {
      hostEnd = text.indexOf(']') + 1;
      int[] pieces = hostEnd == 0 ? null : Ipv6.parseOrNull(text.substring(1, hostEnd - 1));
      host = pieces == null ? null : Host.parse('[' + Ipv6.serialize(pieces) + ']');
    } else {
      int colon = text.indexOf(':');
      hostEnd = colon < 0 ? text.length() : colon;
      host = Host.parseOrNull(Ascii.toLower(text.substring(0, hostEnd)));
    }
    if (host == null) {
      return null;
    }
    if (hostEnd == text.length()) {
      return new Authority(host, Port.NONE);
    }
    int port = text.charAt(hostEnd) == ':' ? Port.parse(text, hostEnd + 1) : Port.MALFORMED;
    return port == Port.MALFORMED ? null : new Authority(host, port);
  }

  /** Letters, digits, hyphens and underscores, no empty label but a last one. */
  private static boolean hasPlainName(Host host) {
    if (host.kind() != Host.Kind.DOMAIN) {
      return true;
    }
    String name = host.toString();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean dotAfterLabel = c == '.' && i > 0 && name.charAt(i - 1) != '.';
      if (!Ascii.isAlphanumeric(c) && c != '-' && c != '_' && !dotAfterLabel) {
        return false;
      }
    }
    return true;
  }

  /** The authority as it stands in a URL. */
  @Override
  public String toString() {
    return port == Port.NONE ? host.toString() : host + ":" + port;
  }
}
