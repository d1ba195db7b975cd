package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/** Hosts as they stand in a URL of any writing (URL Standard, host parser). */
final class UrlHost {
  /**
   * The longest host that is looked at: a domain of {@link Host#MAX_CHARS} characters, each written
   * as the nine of a percent-encoded character, and some that fall away.
   */
  static final int MAX_CHARS = 4096;

  /** URL Standard, forbidden host code points. */
  private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|";

  private UrlHost() {}

  /** The host of a special URL: a domain in its ASCII form, an address, or null if it is none. */
  static @Nullable Host parseOrNull(String text) {
    if (text.length() > MAX_CHARS) {
      return null;
    }
    if (text.startsWith("[")) {
      String address = ipv6OrNull(text);
      return address == null ? null : Host.parseOrNull(address);
    }
    String ascii = Idna.toAsciiOrNull(PercentEncoding.decode(text));
    if (ascii == null) {
      return null;
    }
    if (Ipv4.endsInNumber(ascii)) {
      long address = Ipv4.parse(ascii);
      return address < 0 ? null : Host.parseOrNull(Ipv4.serialize(address));
    }
    return Host.parseOrNull(ascii);
  }

  /** Why a text is no host of a special URL, as the end of a sentence. */
  static String problem(String text) {
    if (text.length() > MAX_CHARS) {
      return "its host has more than " + MAX_CHARS + " characters.";
    }
    if (text.startsWith("[")) {
      return "its host is no IPv6 address.";
    }
    String ascii = Idna.toAsciiOrNull(PercentEncoding.decode(text));
    if (ascii == null) {
      return "its host has no form in ASCII (UTS #46).";
    }
    if (Ipv4.endsInNumber(ascii)) {
      return "its host ends in a number and is no IPv4 address.";
    }
    return ascii.length() > Host.MAX_CHARS
        ? "its host has more than " + Host.MAX_CHARS + " characters in ASCII."
        : "its host holds a character that no host may hold.";
  }

  /** The host of a URL that is not special, encoded and otherwise as it is (opaque-host parser). */
  static @Nullable String opaqueOrNull(String text) {
    if (text.startsWith("[")) {
      return ipv6OrNull(text);
    }
    for (int i = 0; i < text.length(); i++) {
      if (FORBIDDEN.indexOf(text.charAt(i)) >= 0) {
        return null;
      }
    }
    return PercentEncoding.CONTROLS.encode(text, 0, text.length());
  }

  private static @Nullable String ipv6OrNull(String text) {
    if (!text.endsWith("]")) {
      return null;
    }
    int[] pieces = Ipv6.parseOrNull(text.substring(1, text.length() - 1));
    return pieces == null ? null : '[' + Ipv6.serialize(pieces) + ']';
  }
}
