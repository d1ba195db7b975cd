package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/**
 * The host of an origin in the one way a browser writes it (URL Standard, host serializer).
 *
 * <table>
 *   <caption>What is a host</caption>
 *   <tr><th>text</th><th>kind</th></tr>
 *   <tr><td>{@code bank.example}, {@code localhost}, {@code xn--mnchen-3ya.example}</td><td>{@link Kind#DOMAIN}</td></tr>
 *   <tr><td>{@code a_b.example}, {@code example.com.}, {@code a`b.example}</td><td>{@link Kind#DOMAIN}, not {@link #isLdh}</td></tr>
 *   <tr><td>{@code 127.0.0.1}</td><td>{@link Kind#IPV4}</td></tr>
 *   <tr><td>{@code [::1]}</td><td>{@link Kind#IPV6}</td></tr>
 *   <tr><td>{@code Bank.example}, {@code münchen.example}, {@code a%62.example}, {@code 127.1}, {@code [::0001]}, {@code [fe80::1%eth0]}</td><td>none: no browser writes a host so</td></tr>
 * </table>
 *
 * Two hosts are equal when they are the same text: {@code example.com.} is not {@code example.com},
 * as for a browser. At most {@value #MAX_CHARS} characters.
 */
public final class Host {
  /** What a host is. */
  public enum Kind {
    DOMAIN,
    IPV4,
    IPV6
  }

  /** The longest host. A name in the DNS has at most 253 characters and a final dot. */
  public static final int MAX_CHARS = 255;

  /** URL Standard, forbidden domain code points; controls, DEL and upper case apart. */
  private static final String FORBIDDEN = " #/:<>?@[\\]^|%";

  private final Kind kind;
  private final String text;

  private Host(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /**
   * The host that is written like this, IPv6 in brackets.
   *
   * @throws IllegalArgumentException if no browser writes a host like this
   */
  public static Host parse(String text) {
    Host host = parseOrNull(text);
    if (host == null) {
      throw new IllegalArgumentException(
          Ascii.quote(text)
              + " is not a host as a browser writes it."
              + OriginAdvice.forHost(text));
    }
    return host;
  }

  /** The host that is written like this, or null if no browser writes a host like this. */
  public static @Nullable Host parseOrNull(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_CHARS) {
      return null;
    }
    if (text.charAt(0) == '[') {
      return parseIpv6(text);
    }
    for (int i = 0; i < length; i++) {
      if (!isDomainCodePoint(text.charAt(i))) {
        return null;
      }
    }
    if (Ipv4.endsInNumber(text)) {
      return Ipv4.parseCanonical(text, 0) < 0 ? null : new Host(Kind.IPV4, text);
    }
    return new Host(Kind.DOMAIN, text);
  }

  /**
   * Whether the part of a text is a domain of letters, digits, hyphens and dots whose last label
   * begins with a letter: what nearly all are, told without a copy. {@link #parseOrNull} takes each
   * of them.
   */
  static boolean isPlainDomain(String text, int from, int to) {
    if (to <= from || to - from > MAX_CHARS) {
      return false;
    }
    int label = from;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        label = i + 1;
      } else if (!Ascii.isLower(c) && !Ascii.isDigit(c) && c != '-') {
        return false;
      }
    }
    return label < to && Ascii.isLower(text.charAt(label));
  }

  private static @Nullable Host parseIpv6(String text) {
    if (text.charAt(text.length() - 1) != ']') {
      return null;
    }
    String inner = text.substring(1, text.length() - 1);
    int[] pieces = Ipv6.parseOrNull(inner);
    return pieces == null || !Ipv6.serialize(pieces).equals(inner)
        ? null
        : new Host(Kind.IPV6, text);
  }

  /** Lower-case ASCII that is no forbidden domain code point. */
  private static boolean isDomainCodePoint(char c) {
    return Ascii.isLower(c)
        || Ascii.isDigit(c)
        || (c > 0x20 && c < 0x7f && !Ascii.isUpper(c) && FORBIDDEN.indexOf(c) < 0);
  }

  public Kind kind() {
    return kind;
  }

  /**
   * Whether a browser keeps requests to this host inside the machine: {@code localhost} and names
   * under it, 127.0.0.0/8, {@code [::1]} (Secure Contexts, section 3.1). {@code 0.0.0.0} and
   * IPv4-mapped addresses are not among them.
   */
  public boolean isLoopback() {
    return switch (kind) {
      case IPV4 -> text.startsWith("127.");
      case IPV6 -> text.equals("[::1]");
      case DOMAIN ->
          text.equals("localhost")
              || text.equals("localhost.")
              || text.endsWith(".localhost")
              || text.endsWith(".localhost.");
    };
  }

  /**
   * Whether each label has 1 to 63 letters, digits and inner hyphens (RFC 5890, section 2.3.1), as
   * names do that can be registered. Addresses count as such. Browsers also accept others, which
   * any owner of a wildcard DNS record can serve: {@code a`b.evil.example} (R07 in
   * docs/threats.md).
   */
  public boolean isLdh() {
    return kind != Kind.DOMAIN || hasLdhLabels(text);
  }

  private static boolean hasLdhLabels(String name) {
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.') {
        if (i == start
            || i - start > 63
            || name.charAt(start) == '-'
            || name.charAt(i - 1) == '-') {
          return false;
        }
        start = i + 1;
      } else if (name.charAt(i) != '-' && !Ascii.isAlphanumeric(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Host host && text.equals(host.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The host as it stands in a URL: IPv6 in brackets. */
  @Override
  public String toString() {
    return text;
  }
}
